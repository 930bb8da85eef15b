package io.freshet.it.deploy;

import io.freshet.embedded.FreePorts;
import io.freshet.vectors.TestData;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** One component of the built distribution, started with what a container would give it. */
final class DeployedProcess implements AutoCloseable {

    private static final Path PROGRAM = TestData.root().resolve("cli/target/freshet/bin/freshet");
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final long STOP_SECONDS = 60;

    private final Process process;
    private final int port;
    private final int adminPort;
    private final Path log;

    private DeployedProcess(Process process, int port, int adminPort, Path log) {
        this.process = process;
        this.port = port;
        this.adminPort = adminPort;
        this.log = log;
    }

    /**
     * Starts it on ports of its own, for all share one machine.
     *
     * @param more variables beside those of the files
     */
    static DeployedProcess start(DeployedFiles.Start start, Map<String, String> more)
            throws IOException {
        if (!Files.exists(PROGRAM)) {
            throw new IllegalStateException("there is no " + PROGRAM + "; run mvn package");
        }
        var ports = FreePorts.several(2);
        var command = new ArrayList<>(List.of(PROGRAM.toString()));
        command.addAll(start.arguments());
        command.add("--admin-port=" + ports.get(0));
        if (start.component() == Component.COLLECTOR) {
            command.add("--port=" + ports.get(1));
        }
        var log = log(start.home().getFileName() + "-" + start.component().command());
        var builder =
                new ProcessBuilder(command)
                        .directory(start.home().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.to(log.toFile()));
        builder.environment().putAll(start.environment());
        builder.environment().putAll(more);
        builder.environment().put("FRESHET_JAVA_OPTS", "-Djdk.net.hosts.file=" + start.hosts());
        return new DeployedProcess(builder.start(), ports.get(1), ports.get(0), log);
    }

    /** A file for what a process prints, kept after the test. */
    static Path log(String name) throws IOException {
        var folder = TestData.root().resolve("integration-tests/target/pipelines");
        return Files.createDirectories(folder).resolve(name + ".log");
    }

    /** Where the collector listens. */
    int port() {
        return port;
    }

    /** Returns when it says that it is ready. */
    void awaitReady(Duration patience) {
        Awaitility.await("ready, see " + log)
                .atMost(patience)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> !process.isAlive() || isReady());
        if (!process.isAlive()) {
            throw new IllegalStateException("it ended, see " + log);
        }
    }

    /** Ends it as a container's stop does; gives its exit code. */
    int stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("it does not stop, see " + log);
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public String toString() {
        return log.toString();
    }

    private boolean isReady() throws InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + adminPort + "/ready"))
                        .timeout(Duration.ofSeconds(5))
                        .build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}
