package io.freshet.benchmarks.load;

import java.util.Arrays;

/** Every latency of a run, kept one by one: no bucket hides the tail. */
final class Latencies {

    private long[] nanos = new long[1 << 16];
    private int count;
    private boolean sorted;

    void add(long latencyNanos) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = latencyNanos;
        sorted = false;
    }

    int count() {
        return count;
    }

    /**
     * Milliseconds within which this part of the requests was answered.
     *
     * @param part 0 to 1, e.g. 0.99
     */
    double millis(double part) {
        if (count == 0) {
            return Double.NaN;
        }
        if (!sorted) {
            Arrays.sort(nanos, 0, count);
            sorted = true;
        }
        var index = (int) Math.ceil(part * count) - 1;
        return nanos[Math.max(0, index)] / 1e6;
    }
}
