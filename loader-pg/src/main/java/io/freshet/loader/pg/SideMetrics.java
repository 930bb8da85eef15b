package io.freshet.loader.pg;

import io.freshet.event.badrow.BadRowJson;
import io.freshet.loader.pg.side.SideLoader;
import io.freshet.runtime.metrics.StageLedger;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.DoubleAdder;

/**
 * The figures of one stream beside the events. What came in is what went out: {@code in = good +
 * bad + duplicate + dropped}; a record is counted when its batch is committed.
 */
final class SideMetrics implements LoopMetrics {

    private final MeterRegistry registry;
    private final String stream;
    private final Counter in;
    private final Counter good;
    private final Counter duplicate;
    private final Counter dropped;
    private final DoubleAdder bad = new DoubleAdder();

    /** Counts one stream. */
    SideMetrics(MeterRegistry registry, String stream) {
        this.registry = registry;
        this.stream = stream;
        this.in = counter("freshet_loader_side_in", "Records read and committed");
        this.good = counter("freshet_loader_side_good", "Records that have a row");
        this.duplicate =
                counter("freshet_loader_side_duplicate", "Records that had their row before");
        this.dropped =
                counter("freshet_loader_side_dropped", "Records that Postgres takes in no form");
        lost(0);
        StageLedger.of("loader-pg-" + stream, in::count)
                .end("good", good::count)
                .end("bad", bad::sum)
                .end("duplicate", duplicate::count)
                .end("dropped", dropped::count)
                .show(registry);
    }

    void committed(int records, SideLoader.Result result) {
        in.increment(records);
        good.increment(result.written());
        duplicate.increment(result.present());
        dropped.increment(result.dropped());
        bad.add(result.bad().size());
        for (var record : result.bad()) {
            counter(
                            "freshet_loader_side_bad",
                            "Records that became bad rows, by schema name",
                            "type",
                            BadRowJson.schema(record.row()).name())
                    .increment();
        }
    }

    @Override
    public void encoded(long nanos) {
        // Nothing is encoded before the transaction.
    }

    @Override
    public void lost(long offsets) {
        counter(
                        "freshet_loader_side_lost",
                        "Offsets whose records Kafka deleted before they were read")
                .increment((double) offsets);
    }

    @Override
    public void retry(String cause) {
        counter("freshet_loader_side_retries", "Batches tried again", "cause", cause).increment();
    }

    private Counter counter(String name, String description, String... tags) {
        return Counter.builder(name)
                .description(description)
                .tag("stream", stream)
                .tags(tags)
                .register(registry);
    }
}
