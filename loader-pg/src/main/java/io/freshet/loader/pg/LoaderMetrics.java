package io.freshet.loader.pg;

import io.freshet.event.badrow.BadRow;
import io.freshet.event.badrow.BadRowJson;
import io.freshet.loader.pg.copy.BatchLoader;
import io.freshet.loader.pg.copy.EncodedBatch;
import io.freshet.loader.pg.copy.Step;
import io.freshet.runtime.metrics.CounterFamily;
import io.freshet.runtime.metrics.StageLatency;
import io.freshet.runtime.metrics.StageLedger;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The loader's figures. What came in is what went out: {@code in = good + bad + duplicate}; a
 * record is counted when its batch is committed.
 */
final class LoaderMetrics implements LoopMetrics {

    private final MeterRegistry registry;
    private final Counter in;
    private final Counter good;
    private final Counter rows;
    private final Counter looked;
    private final Timer batch;
    private final DistributionSummary events;
    private final CounterFamily bad;
    private final CounterFamily duplicate;
    private final StageLatency latency;
    private final AtomicLong newestMillis = new AtomicLong();

    LoaderMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.in = counter("freshet_loader_in", "Records read and committed");
        this.good = counter("freshet_loader_good", "Events that have rows");
        this.bad =
                new CounterFamily(
                        registry,
                        "freshet_loader_bad",
                        "Records that became bad rows, by schema name",
                        "type");
        this.duplicate =
                new CounterFamily(
                        registry,
                        "freshet_loader_duplicate",
                        "Events left out because they came twice in a batch or were loaded before",
                        "kind");
        duplicate.of("batch").increment(0);
        duplicate.of("window").increment(0);
        lost(0);
        this.rows = counter("freshet_loader_rows", "Rows written, in all tables");
        this.looked =
                counter("freshet_loader_deferred", "Records that needed a look at schema or table");
        this.batch =
                Timer.builder("freshet_loader_batch")
                        .description("Time for a batch")
                        .register(registry);
        this.events =
                DistributionSummary.builder("freshet_loader_batch_events")
                        .description("Records in a batch")
                        .register(registry);
        this.latency = StageLatency.of("loader-pg", registry);
        StageLedger.of("loader-pg", in::count)
                .end("good", good::count)
                .end("bad", bad::sum)
                .end("duplicate", duplicate::sum)
                .show(registry);
        Gauge.builder("freshet_loader_last_event_age_seconds", this::ageSeconds)
                .description("Since the newest loaded record was sent")
                .register(registry);
    }

    void committed(EncodedBatch records, BatchLoader.Result result, Duration took) {
        in.increment(records.size());
        good.increment(result.loaded());
        for (var record : result.bad()) {
            bad.of(type(record.row())).increment();
        }
        duplicate.of("batch").increment(result.duplicates().inBatch());
        duplicate.of("window").increment(result.duplicates().inWindow());
        rows.increment(result.rows());
        looked.increment(result.looked());
        batch.record(took);
        events.record(records.size());
        records.inputs().forEach(input -> latency.ended(input.sentMillis()));
        newestMillis.accumulateAndGet(records.newestMillis(), Math::max);
    }

    @Override
    public void encoded(long nanos) {
        step("encode").record(nanos, TimeUnit.NANOSECONDS);
    }

    void took(Step step, long nanos) {
        step(step.text()).record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer step(String name) {
        return Timer.builder("freshet_loader_step")
                .description("Time that a step of loading took, for one batch or one poll")
                .tag("step", name)
                .register(registry);
    }

    @Override
    public void lost(long offsets) {
        counter("freshet_loader_lost", "Offsets whose records Kafka deleted before they were read")
                .increment((double) offsets);
    }

    void ddl(String kind) {
        counter("freshet_loader_ddl", "Statements that made or changed tables", "kind", kind)
                .increment();
    }

    @Override
    public void retry(String cause) {
        counter("freshet_loader_retries", "Batches tried again", "cause", cause).increment();
    }

    private Counter counter(String name, String description, String... tags) {
        return Counter.builder(name).description(description).tags(tags).register(registry);
    }

    /** The bad-row schema's name: a small closed set. */
    private static String type(BadRow row) {
        return BadRowJson.schema(row).name();
    }

    private double ageSeconds() {
        long newest = newestMillis.get();
        return newest == 0 ? Double.NaN : (System.currentTimeMillis() - newest) / 1000.0;
    }
}
