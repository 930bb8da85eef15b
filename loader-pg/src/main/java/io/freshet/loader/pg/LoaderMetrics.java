package io.freshet.loader.pg;

import io.freshet.event.badrow.BadRow;
import io.freshet.event.badrow.BadRowJson;
import io.freshet.loader.pg.copy.BatchLoader;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The loader's figures. What came in is what went out: {@code in = good + bad + duplicate}; a
 * record is counted when its batch is committed.
 *
 * <ul>
 *   <li>{@code freshet_loader_in_total}: records
 *   <li>{@code freshet_loader_good_total}: events that have rows
 *   <li>{@code freshet_loader_bad_total{type}}: records that became bad rows, by schema name
 *   <li>{@code freshet_loader_duplicate_total}: records that were left out because they were loaded
 *       before
 *   <li>{@code freshet_loader_lost_total}: offsets passed over because Kafka had deleted their
 *       records before they were read; not part of what came in
 *   <li>{@code freshet_loader_rows_total}: rows in all tables
 *   <li>{@code freshet_loader_batch_seconds}, {@code freshet_loader_batch_events}: one a batch
 *   <li>{@code freshet_loader_ddl_total{kind}}: statements that made or changed tables
 *   <li>{@code freshet_loader_retries_total{cause}}: batches tried again; database, registry,
 *       kafka, fenced
 *   <li>{@code freshet_loader_last_event_age_seconds}: since the newest loaded record was sent
 * </ul>
 */
final class LoaderMetrics {

    private final MeterRegistry registry;
    private final Counter in;
    private final Counter good;
    private final Counter rows;
    private final Timer batch;
    private final DistributionSummary events;
    private final AtomicLong newestMillis = new AtomicLong();

    LoaderMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.in = registry.counter("freshet_loader_in");
        this.good = registry.counter("freshet_loader_good");
        // Part of the ledger of every stage; the offsets in the database leave it at 0.
        registry.counter("freshet_loader_duplicate");
        registry.counter("freshet_loader_lost");
        this.rows = registry.counter("freshet_loader_rows");
        this.batch = registry.timer("freshet_loader_batch");
        this.events = registry.summary("freshet_loader_batch_events");
        Gauge.builder("freshet_loader_last_event_age_seconds", this::ageSeconds).register(registry);
    }

    void committed(int records, BatchLoader.Result result, long newestRecordMillis, Duration took) {
        in.increment(records);
        good.increment(result.loaded());
        for (var bad : result.bad()) {
            registry.counter("freshet_loader_bad", "type", type(bad.row())).increment();
        }
        rows.increment(result.rows());
        batch.record(took);
        events.record(records);
        newestMillis.accumulateAndGet(newestRecordMillis, Math::max);
    }

    void lost(long offsets) {
        registry.counter("freshet_loader_lost").increment((double) offsets);
    }

    void ddl(String kind) {
        registry.counter("freshet_loader_ddl", "kind", kind).increment();
    }

    void retry(String cause) {
        registry.counter("freshet_loader_retries", "cause", cause).increment();
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
