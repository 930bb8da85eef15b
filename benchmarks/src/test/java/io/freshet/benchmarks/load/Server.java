package io.freshet.benchmarks.load;

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
    static Server bare(Path folder, List<String> jvm) throws InterruptedException {
        var port = FreePorts.one();
        var args = List.of(Integer.toString(port));
        return started(
                Case.BARE.server(), port, Child.start(folder, "a", jvm, BareServer.class, args));
    }

    /** The same and one send to the brokers, answered at once. */
    static Server bareWithKafka(Path folder, List<String> jvm, String brokers)
            throws InterruptedException {
        var port = FreePorts.one();
        var config = config(folder.resolve("b.hocon"), port, brokers, true);
        var args = List.of(Integer.toString(port), config.toString());
        return started(
                Case.KAFKA.server(), port, Child.start(folder, "b", jvm, BareServer.class, args));
    }

    /** The collector as it is shipped. */
    static Server collector(Path folder, List<String> jvm, String brokers, boolean answersFirst)
            throws InterruptedException {
        var port = FreePorts.one();
        var letter = answersFirst ? "c" : "d";
        var config = config(folder.resolve(letter + ".hocon"), port, brokers, answersFirst);
        var args = List.of("collector", "--config", config.toString());
        return started(
                (answersFirst ? Case.FIRST : Case.FULL).server(),
                port,
                Child.start(folder, letter, jvm, FreshetMain.class, args));
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
            return new Result(measured, process.cpu().minus(before));
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

    private static Path config(Path file, int port, String brokers, boolean answersFirst) {
        try {
            return Files.writeString(
                    file,
                    """
                    collector {
                      interface = "127.0.0.1"
                      port = %d
                      preTerminationPeriod = 0 s
                      streams.answerBeforeWrite = %b
                      streams.sink.brokers = "%s"
                      admin.port = 0
                    }
                    """
                            .formatted(port, answersFirst, brokers));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
