package io.freshet.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A folder that is gone afterwards. */
public final class Scratch implements AutoCloseable {

    private final Path path;

    public Scratch() throws IOException {
        path = Files.createTempDirectory("freshet-benchmark");
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        try (var found = Files.walk(path)) {
            for (var file : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
