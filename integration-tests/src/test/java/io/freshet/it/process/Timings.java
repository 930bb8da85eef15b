package io.freshet.it.process;

import io.freshet.vectors.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** Figures for people, in {@code integration-tests/target/timings.txt}; nothing asserts them. */
public final class Timings {

    private Timings() {}

    /** Adds a line. */
    public static synchronized void note(String what, Duration took) throws IOException {
        var file = TestData.root().resolve("integration-tests/target/timings.txt");
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                "%-40s %7.2f s%n".formatted(what, took.toMillis() / 1000.0),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
