package io.freshet.it.rolling;

import io.freshet.it.chaos.ChildProcess;
import io.freshet.it.chaos.HealthLook;
import io.freshet.vectors.TestData;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** One instance of a component of the built distribution, always with the same settings. */
final class Instance implements AutoCloseable {

    private static final Path PROGRAM = TestData.root().resolve("cli/target/freshet/bin/freshet");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Stage stage;
    private final int number;
    private final Path config;
    private final int adminPort;
    private final String javaOptions;
    private ChildProcess child;

    private Instance(Stage stage, int number, Path config, int adminPort, String javaOptions)
            throws IOException {
        this.stage = stage;
        this.number = number;
        this.config = config;
        this.adminPort = adminPort;
        this.javaOptions = javaOptions;
        this.child = run();
    }

    /** Starts an instance and returns at once. */
    static Instance start(
            Stage stage, int number, InstanceFiles files, List<Integer> ports, String javaOptions)
            throws IOException {
        if (!Files.exists(PROGRAM)) {
            throw new IllegalStateException("there is no " + PROGRAM + "; run mvn package");
        }
        var adminPort = ports.get(0);
        var config = files.write(stage, number, ports.get(1), adminPort);
        return new Instance(stage, number, config, adminPort, javaOptions);
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
        awaitEnd();
        var stopped = System.currentTimeMillis();
        child = run();
        awaitReady();
        return new Restart(stage, number, begin, stopped, System.currentTimeMillis());
    }

    /** Tells it to stop. */
    void tellToStop() {
        checkRuns();
        child.process().destroy();
    }

    /** Waits for the end of one that was told to stop. */
    void awaitEnd() throws InterruptedException {
        child.stop();
    }

    /** Waits until it says on its admin port that it is ready. */
    void awaitReady() {
        var ready = new HealthLook(URI.create("http://127.0.0.1:" + adminPort + "/ready"));
        Awaitility.await(child.name() + " to be ready, see " + log())
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !child.process().isAlive() || ready.isOk());
        checkRuns();
    }

    /** Fails where it has ended by itself. */
    void checkRuns() {
        if (!child.process().isAlive()) {
            throw new IllegalStateException(child.name() + " has ended by itself, see " + log());
        }
    }

    /** What it wrote that is an error: a rolling upgrade is none. */
    List<String> errors() throws IOException {
        try (var lines = Files.lines(log(), StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.contains(" ERROR ")).toList();
        }
    }

    @Override
    public void close() {
        child.end();
    }

    private Path log() {
        return config.resolveSibling("log.txt");
    }

    private ChildProcess run() throws IOException {
        var builder =
                new ProcessBuilder(
                                PROGRAM.toString(), stage.command(), "--config", config.toString())
                        .directory(config.getParent().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.appendTo(log().toFile()));
        builder.environment().put("FRESHET_JAVA_OPTS", javaOptions);
        return new ChildProcess(stage.command() + "-" + number, builder.start());
    }
}
