package io.freshet.benchmarks.load;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * One run against one server.
 *
 * @param load how requests came
 * @param measured what the client saw
 * @param cpu what the server's process spent meanwhile
 */
record Result(Load load, Measured measured, Duration cpu) {

    static final String HEADING =
            String.format(
                    Locale.ROOT,
                    "%9s %9s %9s %9s %9s %9s",
                    "req/s",
                    "p50 ms",
                    "p99 ms",
                    "p99.9 ms",
                    "CPU us",
                    "failures");

    /** The run of the median CPU time; the better of two. */
    static Result median(List<Result> runs) {
        var sorted = runs.stream().sorted(Comparator.comparingDouble(Result::cpuMicros)).toList();
        return sorted.get((sorted.size() - 1) / 2);
    }

    /** CPU time of the server for one request, in microseconds. */
    double cpuMicros() {
        return cpu.toNanos() / 1e3 / answered();
    }

    /** How many requests were answered 200. */
    int answered() {
        return measured.latencies().count();
    }

    double p50() {
        return measured.latencies().millis(0.5);
    }

    double p99() {
        return measured.latencies().millis(0.99);
    }

    String text() {
        return String.format(
                Locale.ROOT,
                "%9.0f %9.2f %9.2f %9.2f %9.1f %9d",
                measured.perSecond(),
                p50(),
                p99(),
                measured.latencies().millis(0.999),
                cpuMicros(),
                measured.failures());
    }
}
