package io.freshet.webapp.minute;

/**
 * Counts of one thing in steps of time, as many as the newest steps are; older ones are forgotten.
 * Not thread-safe.
 */
final class Slots {

    private static final long NONE = Long.MIN_VALUE;

    private final long stepMillis;
    private final int[] counts;

    /** Number of the newest step, counted from the epoch. */
    private long newest = NONE;

    /**
     * Nothing counted.
     *
     * @param stepMillis length of a step
     * @param steps how many are kept, the newest among them
     */
    Slots(long stepMillis, int steps) {
        this.stepMillis = stepMillis;
        this.counts = new int[steps];
    }

    /** Counts something that happened; what is older than the oldest step is not counted. */
    void add(long atMillis, int count) {
        var step = Math.floorDiv(atMillis, stepMillis);
        if (newest == NONE) {
            newest = step;
        }
        if (step <= newest - counts.length) {
            return;
        }
        for (; newest < step; newest++) {
            if (step - newest > counts.length) {
                newest = step - counts.length;
            }
            counts[index(newest + 1)] = 0;
        }
        counts[index(step)] += count;
    }

    /** The end of the newest step in which something happened. */
    long lastMillis() {
        return newest == NONE ? NONE : (newest + 1) * stepMillis;
    }

    /** What happened from one step to another, the last one not included. */
    long sum(long fromStep, long toStep) {
        if (newest == NONE) {
            return 0;
        }
        var from = Math.max(fromStep, newest - counts.length + 1);
        var to = Math.min(toStep, newest + 1);
        long sum = 0;
        for (var step = from; step < to; step++) {
            sum += counts[index(step)];
        }
        return sum;
    }

    private int index(long step) {
        return (int) Math.floorMod(step, (long) counts.length);
    }
}
