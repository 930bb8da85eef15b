package io.freshet.collector.metrics;

import io.freshet.collector.endpoint.Answer;
import io.freshet.collector.endpoint.PathKind;
import io.freshet.collector.size.OutputRecord;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What the server tells about requests as they go by; {@code docs/reference/metrics.md} lists the
 * meters. Safe from any thread, and made to cost little: no call allocates.
 */
public final class CollectorMetrics {

    private static final String PREFIX = "freshet_collector_";

    private static final Duration[] BUCKETS =
            IntStream.of(1, 2, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000)
                    .mapToObj(Duration::ofMillis)
                    .toArray(Duration[]::new);

    private final MeterRegistry registry;
    private final TrafficListener listener;
    private final Ledger ledger;
    private final TlsMetrics tls;
    private final ResponseCounters responses;
    private final Timer[] times;
    private final Counter bytesIn;
    private final Counter connections;
    private final Counter unanswered;
    private final Counter connectionsRefused;

    /**
     * Registers the meters, so that all series of the ledger exist from the start.
     *
     * @param listener hears of the same
     */
    public CollectorMetrics(MeterRegistry registry, TrafficListener listener) {
        this.registry = registry;
        this.listener = listener;
        ledger = new Ledger(registry);
        tls = new TlsMetrics(registry);
        responses = new ResponseCounters(registry);
        bytesIn = counter(registry, "bytes_total", "dir", "in");
        connections = counter(registry, "connections_total");
        unanswered = counter(registry, "requests_unanswered_total");
        connectionsRefused = counter(registry, "connections_refused_total");
        var kinds = PathKind.values();
        times = new Timer[kinds.length];
        for (var kind : kinds) {
            times[kind.ordinal()] =
                    Timer.builder(PREFIX + "request_seconds")
                            .tag("path_kind", label(kind))
                            .serviceLevelObjectives(BUCKETS)
                            .register(registry);
        }
    }

    /** A client has connected. */
    public void connectionOpened() {
        connections.increment();
        listener.connectionOpened();
    }

    /** A connection has ended, whoever ended it. */
    public void connectionClosed() {
        listener.connectionClosed();
    }

    /** A request is complete, or turned away; its response is owed. */
    public void begun(String method, int bodyBytes) {
        listener.received(method, bodyBytes);
    }

    /** The response to a request that had begun was given. */
    public void answered(String method, PathKind kind, int status, long nanos, int bodyBytes) {
        responses.count(method, kind, status);
        times[kind.ordinal()].record(nanos, TimeUnit.NANOSECONDS);
        listener.answered(method, status, nanos, bodyBytes);
    }

    /** The connection of a request that had begun was gone before there was a response. */
    public void unanswered(String method) {
        unanswered.increment();
        listener.unanswered(method);
    }

    /** A request was understood; its event, if it is one, is in. */
    public void received(Answer.Fate fate, int bodyBytes) {
        bytesIn.increment(bodyBytes);
        if (fate != Answer.Fate.NO_EVENT) {
            ledger.in();
        }
        switch (fate) {
            case DROPPED_DO_NOT_TRACK -> ledger.doNotTrack();
            case DROPPED_BOUNCE -> ledger.bounced();
            case REFUSED -> ledger.refused(Refusal.MALFORMED);
            case TOO_LARGE -> ledger.refused(Refusal.TOO_LARGE);
            case RATE_LIMITED_ADDRESS -> ledger.refused(Refusal.RATE_LIMITED_ADDRESS);
            case RATE_LIMITED_APP -> ledger.refused(Refusal.RATE_LIMITED_APP);
            case TO_BE_STORED -> ledger.begun();
            case NO_EVENT -> {}
        }
    }

    /** An event that was received to be stored has its response. */
    public void ended() {
        ledger.ended();
    }

    /** All records of an event that was received are safe. */
    public void accepted(List<OutputRecord> safe) {
        ledger.accepted(safe);
    }

    /** An event that was received was not stored, and its client told so. */
    public void refused(Refusal reason) {
        ledger.refused(reason);
    }

    /** An event that was refused because it took too long is safe after all. */
    public void late(List<OutputRecord> safe) {
        ledger.late(safe);
    }

    /** A request ended before it was understood: it may have been an event, so it counts as one. */
    public void turnedAway(Refusal reason) {
        ledger.in();
        ledger.refused(reason);
    }

    /** What is told about the https listener. */
    public TlsMetrics tls() {
        return tls;
    }

    /** A connection was closed because its address had enough of them. */
    public void connectionRefused() {
        connectionsRefused.increment();
    }

    /** Shows a number that is read when somebody looks. */
    public <T> void gauge(String name, T source, ToDoubleFunction<T> read) {
        Gauge.builder(PREFIX + name, source, read).strongReference(true).register(registry);
    }

    static Counter counter(MeterRegistry registry, String name, String... tags) {
        return Counter.builder(PREFIX + name).tags(tags).register(registry);
    }

    static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
