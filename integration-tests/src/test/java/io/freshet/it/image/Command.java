package io.freshet.it.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A command line. */
record Command(ProcessBuilder builder) {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /**
     * How it ended.
     *
     * @param exitCode its exit code
     * @param output what it printed, both streams together
     */
    record Ending(int exitCode, String output) {}

    static Command of(String... line) {
        return new Command(new ProcessBuilder(List.of(line)));
    }

    /**
     * One that runs, or has run.
     *
     * @param output where what it prints goes
     */
    record Running(Process process, Path output) {

        /** How it ended, once it has. */
        Ending await() throws IOException {
            try {
                if (!process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                    process.destroyForcibly();
                    throw new IllegalStateException(
                            "still running: " + process.info() + "\n" + Files.readString(output));
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            return new Ending(process.exitValue(), Files.readString(output));
        }
    }

    /** Starts it; others may run meanwhile. */
    Running start() throws IOException {
        var output = Files.createTempFile("freshet-command", ".log");
        output.toFile().deleteOnExit();
        builder.redirectErrorStream(true).redirectOutput(output.toFile());
        return new Running(builder.start(), output);
    }

    /** Runs it, however it ends. */
    Ending run() throws IOException {
        return start().await();
    }

    /** Runs it and fails unless it succeeds. */
    void succeed() throws IOException {
        var ending = run();
        if (ending.exitCode() != 0) {
            throw new IllegalStateException(builder.command() + " failed:\n" + ending.output());
        }
    }
}
