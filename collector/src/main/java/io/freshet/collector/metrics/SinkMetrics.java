package io.freshet.collector.metrics;

import io.freshet.collector.sink.KafkaSink;
import io.freshet.collector.size.OutputRecord;
import io.freshet.collector.spool.Spool;
import io.freshet.collector.spool.SpoolCounters;
import io.freshet.collector.spool.SpoolDirectory;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;

/**
 * The meters of sinks and spools:
 *
 * <ul>
 *   <li>{@code freshet_collector_sink_healthy{stream}}: 1 while the brokers take records
 *   <li>{@code freshet_collector_records_lost_total{stream}}: answered before they were written,
 *       and then nowhere
 *   <li>{@code freshet_collector_spool_bytes}, {@code freshet_collector_spool_max_bytes}: of all
 *       files, and what they may take
 *   <li>{@code freshet_collector_spool_oldest_seconds}: age of the record that waits longest
 *   <li>{@code freshet_collector_spool_stored_total{stream}}, {@code
 *       freshet_collector_spool_replayed_total{stream}}: records in and out
 *   <li>{@code freshet_collector_spool_doubtful_total{stream}}: of the replayed ones, those that
 *       the brokers may have twice
 *   <li>{@code freshet_collector_spool_rejected_total{stream}}: of the replayed ones, those that
 *       the brokers will never take, put aside
 *   <li>{@code freshet_collector_spool_fsync_seconds{stream}}: waits for the disk
 * </ul>
 */
public final class SinkMetrics {

    private static final String PREFIX = "freshet_collector_";

    private final MeterRegistry registry;

    /** Registers nothing yet. */
    public SinkMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** The stream as a metric's label. */
    public static String label(OutputRecord.Stream stream) {
        return stream.name().toLowerCase(Locale.ROOT);
    }

    /** Shows a sink. */
    public void sink(OutputRecord.Stream stream, KafkaSink sink) {
        Gauge.builder(PREFIX + "sink_healthy", sink, each -> each.isHealthy() ? 1 : 0)
                .tag("stream", label(stream))
                .strongReference(true)
                .register(registry);
        counter("records_lost_total", stream, sink.counters(), each -> each.lost());
    }

    /** Shows what all spools take of the disk. */
    public void spool(SpoolDirectory directory) {
        Gauge.builder(PREFIX + "spool_bytes", directory, SpoolDirectory::bytes)
                .strongReference(true)
                .register(registry);
        Gauge.builder(PREFIX + "spool_max_bytes", directory, SpoolDirectory::maxBytes)
                .strongReference(true)
                .register(registry);
        Gauge.builder(PREFIX + "spool_oldest_seconds", directory, SinkMetrics::oldestSeconds)
                .strongReference(true)
                .register(registry);
    }

    /** Shows the spool of a sink. */
    public void spool(OutputRecord.Stream stream, Spool spool, KafkaSink sink) {
        var counters = spool.counters();
        counter("spool_stored_total", stream, counters, SpoolCounters::stored);
        counter("spool_replayed_total", stream, counters, SpoolCounters::released);
        counter("spool_doubtful_total", stream, sink.counters(), each -> each.doubtful());
        counter("spool_rejected_total", stream, sink.counters(), each -> each.rejected());
        FunctionTimer.builder(
                        PREFIX + "spool_fsync_seconds",
                        counters,
                        SpoolCounters::syncs,
                        SpoolCounters::syncNanos,
                        TimeUnit.NANOSECONDS)
                .tag("stream", label(stream))
                .register(registry);
    }

    private <T> void counter(
            String name, OutputRecord.Stream stream, T source, ToDoubleFunction<T> read) {
        FunctionCounter.builder(PREFIX + name, source, read)
                .tag("stream", label(stream))
                .register(registry);
    }

    private static double oldestSeconds(SpoolDirectory directory) {
        var oldest = Long.MAX_VALUE;
        for (var spool : directory.spools()) {
            try {
                oldest = Math.min(oldest, spool.oldestMillis().orElse(Long.MAX_VALUE));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return oldest == Long.MAX_VALUE ? 0 : (System.currentTimeMillis() - oldest) / 1000.0;
    }
}
