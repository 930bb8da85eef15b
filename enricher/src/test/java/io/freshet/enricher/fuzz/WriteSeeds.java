package io.freshet.enricher.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes the inputs to begin with into a folder, a file each. */
public final class WriteSeeds {

    private WriteSeeds() {}

    /**
     * Writes them.
     *
     * @param arguments target and folder
     */
    public static void main(String[] arguments) throws IOException {
        var folder = Files.createDirectories(Path.of(arguments[1]));
        var number = new AtomicInteger();
        for (var seed : FuzzTarget.named(arguments[0]).seeds().toList()) {
            Files.write(folder.resolve("seed-%04d".formatted(number.incrementAndGet())), seed);
        }
    }
}
