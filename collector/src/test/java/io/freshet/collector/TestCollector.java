package io.freshet.collector;

import io.freshet.collector.sink.EventSinks;
import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.metrics.Meters;

/** A collector on a free port whose records stay in memory. */
public final class TestCollector implements AutoCloseable {

    public final MemorySink sink = new MemorySink();
    public final Meters meters = Meters.bare();
    private final CollectorService service;

    private TestCollector(CollectorConfig config, String name) {
        this.service = new CollectorService(config, meters, name, () -> new EventSinks(sink, sink));
    }

    /** Started with these settings over fast defaults. */
    public static TestCollector start(String hocon) {
        return start(hocon, "freshet-test-memory");
    }

    /** Started, with another name in its payloads. */
    public static TestCollector start(String hocon, String name) {
        var base =
                """
                interface = "127.0.0.1"
                port = 0
                preTerminationPeriod = 0 s
                terminationDeadline = 2 s
                """;
        var config =
                CollectorConfig.load(ConfigSource.text("collector", "test.hocon", base + hocon))
                        .config();
        var collector = new TestCollector(config, name);
        collector.service.start();
        return collector;
    }

    public int port() {
        return service.port();
    }

    /** The port for https. */
    public int securePort() {
        return service.securePort();
    }

    public CollectorService service() {
        return service;
    }

    @Override
    public void close() {
        service.close();
        meters.close();
    }
}
