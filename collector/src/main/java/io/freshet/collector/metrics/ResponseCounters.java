package io.freshet.collector.metrics;

import io.freshet.collector.endpoint.PathKind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * One counter for each method, kind of path and status, made when it is first needed and found by
 * its place in an array: this runs for every response.
 */
final class ResponseCounters {

    private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "OPTIONS", "other");
    private static final int KINDS = PathKind.values().length;
    private static final int STATUSES = 600;

    private final MeterRegistry registry;
    private final AtomicReferenceArray<Counter> counters =
            new AtomicReferenceArray<>(METHODS.size() * KINDS * STATUSES);

    ResponseCounters(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * Counts a response.
     *
     * @param status below 600
     */
    void count(String method, PathKind kind, int status) {
        var row = row(method);
        var place = (row * KINDS + kind.ordinal()) * STATUSES + status;
        var counter = counters.get(place);
        if (counter == null) {
            // The registry gives the same one to whoever else comes first.
            counter = register(METHODS.get(row), kind, status);
            counters.set(place, counter);
        }
        counter.increment();
    }

    private Counter register(String method, PathKind kind, int status) {
        return CollectorMetrics.counter(
                registry,
                "requests_total",
                "method",
                method,
                "path_kind",
                CollectorMetrics.label(kind),
                "code",
                Integer.toString(status));
    }

    private static int row(String method) {
        return switch (method) {
            case "GET" -> 0;
            case "HEAD" -> 1;
            case "POST" -> 2;
            case "OPTIONS" -> 3;
            default -> 4;
        };
    }
}
