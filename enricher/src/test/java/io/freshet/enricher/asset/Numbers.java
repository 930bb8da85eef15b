package io.freshet.enricher.asset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A reader for tests: a file with one number. */
final class Numbers {

    static final AssetReader<Integer> READER = Numbers::read;

    private Numbers() {}

    private static Integer read(Path file) throws IOException {
        // as careless readers do: what is no number is a RuntimeException
        return Integer.valueOf(Files.readString(file).trim());
    }
}
