package io.freshet.collector.statsd;

import io.freshet.collector.metrics.TrafficListener;
import io.freshet.runtime.statsd.Sample;
import io.freshet.runtime.statsd.StatsdLines;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Connections, requests and responses since the last report, by method and class of status. Names,
 * types and tags are the reference's; what it does not know of, requests that are none, is not in
 * here.
 */
public final class TrafficSeries implements TrafficListener {

    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE", "other");
    private static final int CLASSES = 6;
    private static final int SERVER_ERROR = 5;
    private static final int SAMPLE_SIZE = 64;

    private final LongAdder opened = new LongAdder();
    private final LongAdder open = new LongAdder();
    private final LongAdder[] requests = adders(METHODS.size());
    private final LongAdder[] active = adders(METHODS.size());
    private final LongAdder[] failures = adders(METHODS.size());
    private final Sample[] requestBytes = samples(METHODS.size());
    private final LongAdder[] responses = adders(METHODS.size() * CLASSES);
    private final Sample[] durations = samples(METHODS.size() * CLASSES);
    private final Sample[] responseBytes = samples(METHODS.size() * CLASSES);

    @Override
    public void connectionOpened() {
        opened.increment();
        open.increment();
    }

    @Override
    public void connectionClosed() {
        open.decrement();
    }

    @Override
    public void received(String method, int bodyBytes) {
        var row = row(method);
        requests[row].increment();
        active[row].increment();
        requestBytes[row].add(bodyBytes);
    }

    @Override
    public void answered(String method, int status, long nanos, int bodyBytes) {
        var row = row(method);
        active[row].decrement();
        var place = row * CLASSES + Math.min(status / 100, CLASSES - 1);
        responses[place].increment();
        durations[place].add(TimeUnit.NANOSECONDS.toMillis(nanos));
        responseBytes[place].add(bodyBytes);
    }

    @Override
    public void unanswered(String method) {
        var row = row(method);
        active[row].decrement();
        failures[row].increment();
    }

    /** Puts all that has happened into the report, and begins anew. */
    public void report(StatsdLines lines) {
        lines.count("connections_count", opened.sumThenReset());
        lines.count("connections_active", open.sumThenReset());
        for (var row = 0; row < METHODS.size(); row++) {
            var method = "method:" + METHODS.get(row);
            lines.count("requests_count", requests[row].sumThenReset(), method);
            lines.count("requests_active", active[row].sumThenReset(), method);
            lines.count("requests_failures_count", failures[row].sumThenReset(), method);
            lines.distribution("requests_bytes", requestBytes[row].take(), method);
            for (var statusClass = 1; statusClass < CLASSES; statusClass++) {
                var place = row * CLASSES + statusClass;
                var status = "status:" + statusClass + "xx";
                var given = responses[place].sumThenReset();
                lines.count("responses_count", given, method, status);
                if (statusClass == SERVER_ERROR) {
                    lines.count("responses_errors_count", given, method, status);
                }
                lines.distribution("responses_duration", durations[place].take(), method, status);
                lines.distribution("responses_bytes", responseBytes[place].take(), method, status);
            }
        }
    }

    private static int row(String method) {
        return switch (method) {
            case "GET" -> 0;
            case "HEAD" -> 1;
            case "POST" -> 2;
            case "OPTIONS" -> 3;
            case "PUT" -> 4;
            case "PATCH" -> 5;
            case "DELETE" -> 6;
            case "TRACE" -> 7;
            default -> 8;
        };
    }

    private static LongAdder[] adders(int count) {
        var adders = new LongAdder[count];
        for (var i = 0; i < count; i++) {
            adders[i] = new LongAdder();
        }
        return adders;
    }

    private static Sample[] samples(int count) {
        var samples = new Sample[count];
        for (var i = 0; i < count; i++) {
            samples[i] = new Sample(SAMPLE_SIZE);
        }
        return samples;
    }
}
