package io.freshet.benchmarks.load;

import io.freshet.embedded.FreePorts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The broker, a process of its own, with the collector's two topics. */
final class Broker implements AutoCloseable {

    private static final List<String> OPTIONS = List.of("-Xmx512m", "-XX:+UseSerialGC");

    private final int port;
    private final Child process;

    private Broker(int port, Child process) {
        this.port = port;
        this.process = process;
    }

    static Broker start(Path folder) throws InterruptedException {
        var port = FreePorts.one();
        var ready = folder.resolve("broker-ready");
        var args =
                List.of(
                        folder.resolve("broker").toString(),
                        Integer.toString(port),
                        ready.toString(),
                        "snowplow_raw_good",
                        "snowplow_raw_bad");
        var process = Child.start(folder, "broker", OPTIONS, BrokerMain.class, args);
        process.await(() -> Files.exists(ready));
        return new Broker(port, process);
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.close();
    }
}
