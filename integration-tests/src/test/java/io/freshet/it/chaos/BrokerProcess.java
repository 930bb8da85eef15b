package io.freshet.it.chaos;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A broker in a process of its own, always the same one: the same data, the same port. */
public final class BrokerProcess implements AutoCloseable {

    private final Path directory;
    private final int port;
    private final Path log;
    private ChildProcess child;

    private BrokerProcess(Path directory, int port, Path log, ChildProcess child) {
        this.directory = directory;
        this.port = port;
        this.log = log;
        this.child = child;
    }

    /**
     * Starts a broker and returns when it can be used.
     *
     * @param directory of its data
     * @param log where its output is added
     */
    public static BrokerProcess start(Path directory, int port, Path log) throws IOException {
        return new BrokerProcess(directory, port, log, run(directory, port, log));
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    public ChildProcess process() {
        return child;
    }

    /** Starts it again after its process has ended; returns when it can be used. */
    public void restart() throws IOException {
        child = run(directory, port, log);
    }

    @Override
    public void close() {
        child.end();
    }

    private static ChildProcess run(Path directory, int port, Path log) throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process =
                new ProcessBuilder(
                                java,
                                "-Xmx512m",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                BrokerMain.class.getName(),
                                directory.toString(),
                                Integer.toString(port))
                        .redirectError(Redirect.appendTo(log.toFile()))
                        .start();
        var output =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var line = output.readLine();
        if (!BrokerMain.READY.equals(line)) {
            process.destroyForcibly();
            throw new IllegalStateException("the broker does not start, see " + log);
        }
        return new ChildProcess("broker", process);
    }
}
