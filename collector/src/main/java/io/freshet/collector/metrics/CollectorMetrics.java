package io.freshet.collector.metrics;

import io.freshet.collector.endpoint.Answer;
import io.freshet.collector.endpoint.PathKind;
import io.freshet.collector.sink.SinkFailure;
import io.freshet.collector.size.OutputRecord;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * All meters of the collector:
 *
 * <ul>
 *   <li>{@code freshet_collector_requests_total{method,path_kind,code}}
 *   <li>{@code freshet_collector_request_seconds{path_kind}}: from complete request to response
 *   <li>{@code freshet_collector_events_in_total}: requests that were events; the sum of the next
 *       three
 *   <li>{@code freshet_collector_events_accepted_total}: all their records are safe
 *   <li>{@code freshet_collector_events_dropped_total{rule}}: by do-not-track, or sent round by the
 *       cookie bounce
 *   <li>{@code freshet_collector_events_refused_total{reason}}: answered 503
 *   <li>{@code freshet_collector_records_total{stream}}: safe records of accepted events
 *   <li>{@code freshet_collector_bytes_total{dir}}: bodies in, records out
 *   <li>{@code freshet_collector_connections_active}, {@code freshet_collector_buffered_bytes}
 * </ul>
 */
public final class CollectorMetrics {

    private static final String PREFIX = "freshet_collector_";
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "OPTIONS");

    private static final Duration[] BUCKETS =
            IntStream.of(1, 2, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000)
                    .mapToObj(Duration::ofMillis)
                    .toArray(Duration[]::new);

    private final MeterRegistry registry;
    private final Map<RequestKey, Counter> requests = new ConcurrentHashMap<>();
    private final Map<PathKind, Timer> times = new EnumMap<>(PathKind.class);
    private final Map<SinkFailure.Reason, Counter> refused =
            new EnumMap<>(SinkFailure.Reason.class);
    private final Map<OutputRecord.Stream, Counter> records =
            new EnumMap<>(OutputRecord.Stream.class);
    private final Counter eventsIn;
    private final Counter accepted;
    private final Counter doNotTrack;
    private final Counter bounced;
    private final Counter bytesIn;
    private final Counter bytesOut;

    /** Registers everything, so that all series exist from the start. */
    public CollectorMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (var kind : PathKind.values()) {
            times.put(
                    kind,
                    Timer.builder(PREFIX + "request_seconds")
                            .tag("path_kind", label(kind))
                            .serviceLevelObjectives(BUCKETS)
                            .register(registry));
        }
        for (var reason : SinkFailure.Reason.values()) {
            refused.put(reason, counter("events_refused_total", "reason", label(reason)));
        }
        for (var stream : OutputRecord.Stream.values()) {
            records.put(stream, counter("records_total", "stream", label(stream)));
        }
        eventsIn = counter("events_in_total");
        accepted = counter("events_accepted_total");
        doNotTrack = counter("events_dropped_total", "rule", "do_not_track");
        bounced = counter("events_dropped_total", "rule", "cookie_bounce");
        bytesIn = counter("bytes_total", "dir", "in");
        bytesOut = counter("bytes_total", "dir", "out");
    }

    /** One response was given. */
    public void answered(String method, PathKind kind, int status, long nanos) {
        var key = new RequestKey(METHODS.contains(method) ? method : "other", kind, status);
        requests.computeIfAbsent(key, this::requestCounter).increment();
        timer(kind).record(nanos, TimeUnit.NANOSECONDS);
    }

    /** A request was understood; its event, if it is one, is in. */
    public void received(Answer.Fate fate, int bodyBytes) {
        bytesIn.increment(bodyBytes);
        if (fate != Answer.Fate.NO_EVENT) {
            eventsIn.increment();
        }
        if (fate == Answer.Fate.DROPPED_DO_NOT_TRACK) {
            doNotTrack.increment();
        } else if (fate == Answer.Fate.DROPPED_BOUNCE) {
            bounced.increment();
        }
    }

    /** All records of an event are safe. */
    public void accepted(List<OutputRecord> safe) {
        accepted.increment();
        for (var record : safe) {
            counter(record).increment();
            bytesOut.increment(record.bytes().length);
        }
    }

    /** An event was answered 503. */
    public void refused(SinkFailure.Reason reason) {
        var counter = refused.get(reason);
        if (counter != null) {
            counter.increment();
        }
    }

    /** Shows a number that is read when somebody looks. */
    public <T> void gauge(String name, T source, ToDoubleFunction<T> read) {
        Gauge.builder(PREFIX + name, source, read).strongReference(true).register(registry);
    }

    private Counter counter(OutputRecord record) {
        var counter = records.get(record.stream());
        if (counter == null) {
            throw new IllegalStateException("every stream has a counter");
        }
        return counter;
    }

    private Timer timer(PathKind kind) {
        var timer = times.get(kind);
        if (timer == null) {
            throw new IllegalStateException("every kind has a timer");
        }
        return timer;
    }

    private Counter counter(String name, String... tags) {
        return Counter.builder(PREFIX + name).tags(tags).register(registry);
    }

    private Counter requestCounter(RequestKey key) {
        return counter(
                "requests_total",
                "method",
                key.method(),
                "path_kind",
                label(key.kind()),
                "code",
                Integer.toString(key.status()));
    }

    private static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private record RequestKey(String method, PathKind kind, int status) {}
}
