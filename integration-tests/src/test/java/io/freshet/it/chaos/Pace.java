package io.freshet.it.chaos;

import java.util.Arrays;

/**
 * What happened in each tenth of a second. Written by one thread; others may read and see a moment
 * ago.
 */
public final class Pace {

    /** One slot. */
    static final long SLOT_MILLIS = 100;

    private final long beginMillis;
    private volatile int[] slots = new int[1024];

    Pace(long beginMillis) {
        this.beginMillis = beginMillis;
    }

    /** Counts one. */
    void count(long millis) {
        var slot = slot(millis);
        var now = slots;
        if (slot >= now.length) {
            now = Arrays.copyOf(now, Math.max(slot + 1, 2 * now.length));
        }
        now[slot]++;
        slots = now;
    }

    /** How many between two moments, to a tenth of a second. */
    public long between(long fromMillis, long toMillis) {
        var now = slots;
        var sum = 0L;
        for (var i = slot(fromMillis); i < Math.min(slot(toMillis), now.length); i++) {
            sum += now[i];
        }
        return sum;
    }

    /** The longest time between two moments in which nothing happened, to a tenth of a second. */
    long longestSilenceMillis(long fromMillis, long toMillis) {
        var now = slots;
        var longest = 0;
        var silent = 0;
        for (var i = slot(fromMillis); i < slot(toMillis); i++) {
            silent = i < now.length && now[i] > 0 ? 0 : silent + 1;
            longest = Math.max(longest, silent);
        }
        return longest * SLOT_MILLIS;
    }

    private int slot(long millis) {
        return (int) Math.max(0, (millis - beginMillis) / SLOT_MILLIS);
    }
}
