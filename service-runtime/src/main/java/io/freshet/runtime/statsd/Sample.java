package io.freshet.runtime.statsd;

import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Of the values that came in since the last look, a fair sample of bounded size: each of them had
 * the same chance to be in it.
 */
public final class Sample {

    private final long[] values;
    private int count;

    /** A sample of at most so many. */
    public Sample(int size) {
        values = new long[size];
    }

    /** One more value. */
    public synchronized void add(long value) {
        if (count < values.length) {
            values[count] = value;
        } else {
            var place = ThreadLocalRandom.current().nextInt(count + 1);
            if (place < values.length) {
                values[place] = value;
            }
        }
        count = count == Integer.MAX_VALUE - 1 ? count : count + 1;
    }

    /** What there is, and begins anew. */
    public synchronized Taken take() {
        var taken = new Taken(Arrays.copyOf(values, Math.min(count, values.length)), count);
        count = 0;
        return taken;
    }

    /**
     * What was taken.
     *
     * @param values some of all, or all
     * @param count how many came in
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Taken(long[] values, int count) {

        /** How many of all are here, as a fraction. */
        double rate() {
            return (double) values.length / count;
        }
    }
}
