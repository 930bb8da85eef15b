package io.freshet.benchmarks;

import java.util.List;
import java.util.Objects;
import org.openjdk.jmh.results.RunResult;

/**
 * The best of several measurements of one step: what others do on the machine only ever adds.
 *
 * @param nanos CPU time of one call
 * @param bytes allocated by one call
 */
record Best(double nanos, double bytes) {

    private static final String ALLOCATED = "gc.alloc.rate.norm";

    static Best of(List<RunResult> results) {
        return new Best(least(results, CpuTime.RESULT), least(results, ALLOCATED));
    }

    /** Calls in a second of CPU time. */
    double perSecond() {
        return 1e9 / nanos;
    }

    private static double least(List<RunResult> results, String name) {
        return results.stream()
                .map(result -> result.getSecondaryResults().get(name))
                .filter(Objects::nonNull)
                .mapToDouble(result -> result.getStatistics().getMin())
                .min()
                .orElse(Double.NaN);
    }
}
