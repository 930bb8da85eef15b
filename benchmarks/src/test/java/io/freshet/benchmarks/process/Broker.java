package io.freshet.benchmarks.process;

import io.freshet.embedded.FreePorts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The broker, a process of its own. */
public final class Broker implements AutoCloseable {

    private static final List<String> OPTIONS = List.of("-Xmx512m", "-XX:+UseSerialGC");

    private final int port;
    private final Child process;

    private Broker(int port, Child process) {
        this.port = port;
        this.process = process;
    }

    /**
     * Starts it and makes topics that keep no more than they must.
     *
     * @param folder where its data is put
     */
    public static Broker start(Path folder, String... topics) throws InterruptedException {
        var port = FreePorts.one();
        var ready = folder.resolve("broker-ready");
        var args =
                new ArrayList<>(
                        List.of(
                                folder.resolve("broker").toString(),
                                Integer.toString(port),
                                ready.toString()));
        args.addAll(List.of(topics));
        var process = Child.start(folder, "broker", OPTIONS, BrokerMain.class, args);
        process.await(() -> Files.exists(ready));
        return new Broker(port, process);
    }

    /** {@code host:port}. */
    public String address() {
        return "127.0.0.1:" + port;
    }

    /** CPU time so far. */
    public Duration cpu() {
        return process.cpu();
    }

    /** The process. */
    public long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.close();
    }
}
