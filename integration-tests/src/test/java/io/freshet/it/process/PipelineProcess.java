package io.freshet.it.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** A running {@code freshet up}. */
public final class PipelineProcess implements AutoCloseable {

    private static final String READY = "freshet is ready";
    private static final Duration START_PATIENCE = Duration.ofMinutes(3);
    private static final long STOP_SECONDS = 60;

    private final PipelineHome home;
    private final Process process;
    private final Duration startTook;

    private PipelineProcess(PipelineHome home, Process process, Duration startTook) {
        this.home = home;
        this.process = process;
        this.startTook = startTook;
    }

    /** Starts a pipeline and returns when it says that it is ready. */
    public static PipelineProcess start(PipelineHome home, String... arguments) throws IOException {
        var begin = System.nanoTime();
        var linesBefore = lines(home).size();
        var log = Redirect.appendTo(home.log().toFile());
        var command = new String[arguments.length + 1];
        command[0] = "up";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        var process = home.command(command).redirectErrorStream(true).redirectOutput(log).start();
        Awaitility.await("ready, see " + home.log())
                .atMost(START_PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !process.isAlive() || isReady(home, linesBefore));
        if (!isReady(home, linesBefore)) {
            throw new IllegalStateException("freshet up ended:\n" + String.join("\n", lines(home)));
        }
        return new PipelineProcess(home, process, Duration.ofNanos(System.nanoTime() - begin));
    }

    /** From the start of the process until it was ready. */
    public Duration startTook() {
        return startTook;
    }

    /** Ends it with signal 9. */
    public void kill() {
        process.destroyForcibly();
        await();
    }

    /**
     * Ends it as Ctrl-C or a container's stop does.
     *
     * @return how long that took
     */
    public Duration stop() {
        var begin = System.nanoTime();
        process.destroy();
        await();
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    /**
     * Waits until it has ended by itself.
     *
     * @return its exit code
     */
    public int awaitEnd(Duration patience) throws InterruptedException {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("freshet up still runs, see " + home.log());
        }
        return process.exitValue();
    }

    /** Whether the process runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }

    private void await() {
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("freshet up does not stop, see " + home.log());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isReady(PipelineHome home, int from) throws IOException {
        var lines = lines(home);
        return lines.subList(Math.min(from, lines.size()), lines.size()).stream()
                .anyMatch(line -> line.startsWith(READY));
    }

    private static List<String> lines(PipelineHome home) throws IOException {
        return Files.exists(home.log()) ? Files.readAllLines(home.log()) : List.of();
    }
}
