package io.freshet.enricher.remote;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what came of requests to remote adapters. */
final class RemoteMetrics {

    private final Counter answered;
    private final Counter failed;
    private final Counter timedOut;
    private final Counter notAsked;

    RemoteMetrics(MeterRegistry registry) {
        answered = counter(registry, "answered");
        failed = counter(registry, "failed");
        timedOut = counter(registry, "timeout");
        notAsked = counter(registry, "not_asked");
    }

    /** A response with a status of success. */
    void countAnswered() {
        answered.increment();
    }

    /** Another response, or none because of the network. */
    void countFailed() {
        failed.increment();
    }

    /** No whole response in time. */
    void countTimedOut() {
        timedOut.increment();
    }

    /** The service was left alone. */
    void countNotAsked() {
        notAsked.increment();
    }

    private static Counter counter(MeterRegistry registry, String outcome) {
        return Counter.builder("freshet_enricher_remote_requests")
                .description("Requests to remote adapters")
                .tag("outcome", outcome)
                .register(registry);
    }
}
