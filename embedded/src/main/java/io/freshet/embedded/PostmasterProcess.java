package io.freshet.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server process that a Postgres data directory names in its {@code postmaster.pid} (first line
 * the process id, second line the directory).
 */
final class PostmasterProcess {

    private static final Logger LOGGER = LoggerFactory.getLogger(PostmasterProcess.class);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

    private PostmasterProcess() {}

    /** The living server of a data directory, if there is one. */
    static Optional<ProcessHandle> find(Path dataDirectory) throws IOException {
        return pid(dataDirectory)
                .flatMap(ProcessHandle::of)
                .filter(ProcessHandle::isAlive)
                .filter(process -> serves(process, dataDirectory));
    }

    /**
     * Ends the server that an earlier process left behind when it was killed, and takes a lock file
     * away whose process id has gone to some other program since.
     *
     * @throws EmbeddedFailure when the server does not end
     */
    static void stopOrphan(Path dataDirectory) throws IOException {
        var orphan = find(dataDirectory);
        if (orphan.isPresent()) {
            LOGGER.atInfo()
                    .addKeyValue("pid", orphan.get().pid())
                    .log("stopping the Postgres of an earlier run");
            stop(orphan.get());
        } else if (isOtherProgram(dataDirectory)) {
            Files.deleteIfExists(lockFile(dataDirectory));
        }
    }

    private static void stop(ProcessHandle postmaster) throws IOException {
        // Postgres' "fast" stop; the signal that destroy() sends would wait for its clients.
        new ProcessBuilder("kill", "-INT", Long.toString(postmaster.pid())).start();
        if (!ended(postmaster)) {
            postmaster.destroyForcibly();
            if (!ended(postmaster)) {
                throw new EmbeddedFailure(
                        "the Postgres of an earlier run, process "
                                + postmaster.pid()
                                + ", does not stop",
                        null);
            }
        }
    }

    private static boolean ended(ProcessHandle process) {
        try {
            process.onExit().get(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException | ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean isOtherProgram(Path dataDirectory) throws IOException {
        return pid(dataDirectory)
                .flatMap(ProcessHandle::of)
                .flatMap(process -> process.info().command())
                .filter(command -> !isPostgres(command))
                .isPresent();
    }

    private static boolean serves(ProcessHandle process, Path dataDirectory) {
        var info = process.info();
        var arguments = List.of(info.arguments().orElse(new String[0]));
        return info.command().filter(PostmasterProcess::isPostgres).isPresent()
                && arguments.contains(dataDirectory.toString());
    }

    private static boolean isPostgres(String command) {
        return command.endsWith("/postgres");
    }

    private static Optional<Long> pid(Path dataDirectory) throws IOException {
        try {
            var lines = Files.readAllLines(lockFile(dataDirectory), StandardCharsets.UTF_8);
            return lines.isEmpty() ? Optional.empty() : number(lines.get(0));
        } catch (NoSuchFileException notRunning) {
            return Optional.empty();
        }
    }

    private static Optional<Long> number(String line) {
        try {
            return Optional.of(Long.parseLong(line.trim()));
        } catch (NumberFormatException unreadable) {
            return Optional.empty();
        }
    }

    private static Path lockFile(Path dataDirectory) {
        return dataDirectory.resolve("postmaster.pid");
    }
}
