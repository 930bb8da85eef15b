package io.freshet.it.chaos;

import io.freshet.vectors.TestData;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;

/** The collector of the built distribution, started as a user starts it. */
final class CollectorProcess implements AutoCloseable {

    private static final Path PROGRAM = TestData.root().resolve("cli/target/freshet/bin/freshet");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Path config;
    private final int port;
    private final Path log;
    private ChildProcess child;

    private CollectorProcess(Path config, int port, Path log, ChildProcess child) {
        this.config = config;
        this.port = port;
        this.log = log;
        this.child = child;
    }

    /**
     * Starts a collector and returns when it listens.
     *
     * @param port the one that stands in the configuration
     * @param log where its output is added
     */
    static CollectorProcess start(Path config, int port, Path log) throws IOException {
        if (!Files.exists(PROGRAM)) {
            throw new IllegalStateException("there is no " + PROGRAM + "; run mvn package");
        }
        return new CollectorProcess(config, port, log, run(config, port, log));
    }

    ChildProcess process() {
        return child;
    }

    /** Starts it again after its process has ended; returns when it listens. */
    void restart() throws IOException {
        child = run(config, port, log);
    }

    @Override
    public void close() {
        child.end();
    }

    private static ChildProcess run(Path config, int port, Path log) throws IOException {
        var process =
                new ProcessBuilder(PROGRAM.toString(), "collector", "--config", config.toString())
                        // What it keeps beside itself goes where the configuration is.
                        .directory(config.getParent().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.appendTo(log.toFile()))
                        .start();
        var health = new HealthLook(URI.create("http://127.0.0.1:" + port + "/health"));
        Awaitility.await("the collector to listen, see " + log)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !process.isAlive() || health.isOk());
        if (!process.isAlive()) {
            throw new IllegalStateException("the collector ended, see " + log);
        }
        return new ChildProcess("collector", process);
    }
}
