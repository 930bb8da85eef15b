package io.freshet.benchmarks.load;

import io.freshet.benchmarks.process.Child;
import io.freshet.cli.FreshetMain;
import io.freshet.embedded.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** One server under load, a process of its own. */
final class Server implements AutoCloseable {

    private static final Duration LEAD_IN = Duration.ofMillis(500);

    private final String name;
    private final int port;
    private final Child process;

    private Server(String name, int port, Child process) {
        this.name = name;
        this.port = port;
        this.process = process;
    }

    /** The HTTP library and a constant. */
    static Server bare(ServerOptions options) throws InterruptedException {
        var port = FreePorts.one();
        var args = List.of(Integer.toString(port));
        return started(Case.BARE.server(), port, child(options, "a", BareServer.class, args));
    }

    /** The same and one send to the brokers, answered at once. */
    static Server bareWithKafka(ServerOptions options) throws InterruptedException {
        var port = FreePorts.one();
        var config = config(options, "b", port, true);
        var args = List.of(Integer.toString(port), config.toString());
        return started(Case.KAFKA.server(), port, child(options, "b", BareServer.class, args));
    }

    /** The collector as it is shipped. */
    static Server collector(ServerOptions options, boolean answersFirst)
            throws InterruptedException {
        var port = FreePorts.one();
        var letter = answersFirst ? "c" : "d";
        var config = config(options, letter, port, answersFirst);
        var args = List.of("collector", "--config", config.toString());
        return started(
                (answersFirst ? Case.FIRST : Case.FULL).server(),
                port,
                child(options, letter, FreshetMain.class, args));
    }

    String name() {
        return name;
    }

    Child process() {
        return process;
    }

    /** Puts it under load and takes its CPU time meanwhile. */
    Result measure(SampleRequest request, Load load, Duration time) {
        try (var client = new LoadClient(port, request.bytes(port), load)) {
            client.run(LEAD_IN);
            var before = process.cpu();
            var measured = client.run(time);
            return new Result(load, measured, process.cpu().minus(before));
        }
    }

    @Override
    public void close() {
        process.close();
    }

    private static Server started(String name, int port, Child process)
            throws InterruptedException {
        process.await(() -> isHealthy(port));
        return new Server(name, port, process);
    }

    private static boolean isHealthy(int port) {
        try {
            var uri = URI.create("http://127.0.0.1:" + port + "/sink-health");
            var connection = (HttpURLConnection) uri.toURL().openConnection();
            try {
                return connection.getResponseCode() == 200;
            } finally {
                connection.disconnect();
            }
        } catch (IOException notYet) {
            return false;
        }
    }

    private static Child child(
            ServerOptions options, String name, Class<?> main, List<String> args) {
        return Child.start(options.folder(), name, options.jvm(), main, args);
    }

    private static Path config(ServerOptions options, String name, int port, boolean answersFirst) {
        try {
            return Files.writeString(
                    options.folder().resolve(name + ".hocon"),
                    """
                    collector {
                      interface = "127.0.0.1"
                      port = %d
                      preTerminationPeriod = 0 s
                      streams.answerBeforeWrite = %b
                      streams.sink.brokers = "%s"
                      admin.port = 0
                      spool.directory = "%s"
                      %s
                    }
                    """
                            .formatted(
                                    port,
                                    answersFirst,
                                    options.brokers(),
                                    options.folder().resolve(name + "-spool"),
                                    options.settings()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
