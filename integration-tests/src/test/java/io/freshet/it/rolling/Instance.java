package io.freshet.it.rolling;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** One instance of a component, always with the same settings. */
final class Instance implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Stage stage;
    private final int number;
    private final Path config;
    private final Launcher launcher;
    private Launcher.Running running;

    /** Starts an instance and returns at once. */
    Instance(Stage stage, int number, Path config, Launcher launcher) throws IOException {
        this.stage = stage;
        this.number = number;
        this.config = config;
        this.launcher = launcher;
        this.running = launcher.launch(stage, config);
    }

    Stage stage() {
        return stage;
    }

    int number() {
        return number;
    }

    /** Stops it as Kubernetes does, starts it again, and returns when it is ready. */
    Restart restart() throws IOException, InterruptedException {
        var begin = System.currentTimeMillis();
        tellToStop();
        running.awaitEnd();
        var stopped = System.currentTimeMillis();
        running = launcher.launch(stage, config);
        awaitReady();
        return new Restart(stage, number, begin, stopped, System.currentTimeMillis());
    }

    /** Tells it to stop. */
    void tellToStop() {
        checkRuns();
        running.tellToStop();
    }

    /**
     * Waits for the end of one that was told to stop.
     *
     * @return the errors it has ever logged
     */
    List<String> awaitEnd() throws IOException, InterruptedException {
        running.awaitEnd();
        return running.errors();
    }

    /** Waits until it says that it is ready. */
    void awaitReady() {
        Awaitility.await(this + " to be ready")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !running.isAlive() || running.isReady());
        checkRuns();
    }

    /** Fails where it has ended by itself. */
    void checkRuns() {
        if (!running.isAlive()) {
            throw new IllegalStateException(this + " has ended by itself");
        }
    }

    @Override
    public void close() {
        running.close();
    }

    /** For people: which one, and where its log is if it has one of its own. */
    @Override
    public String toString() {
        return stage.command() + "-" + number + " (" + config.getParent() + ")";
    }
}
