package io.freshet.it.chaos;

import java.util.Random;

/**
 * How long a tracker waits before it tries again: twice as long each time up to a bound, and never
 * all of them at once.
 */
final class Backoff {

    private static final long FIRST_MILLIS = 500;
    private static final long LONGEST_MILLIS = 10_000;

    private final Random random = new Random(1);

    /**
     * The pause.
     *
     * @param tries how many have failed, from 1
     */
    long millisAfter(int tries) {
        var whole = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(tries - 1, 10));
        return whole / 2 + random.nextLong(whole / 2 + 1);
    }
}
