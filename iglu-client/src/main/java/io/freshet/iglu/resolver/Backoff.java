package io.freshet.iglu.resolver;

import java.time.Duration;

/** How long a registry that failed for a schema is left alone. */
final class Backoff {

    /** The reference's longest wait. */
    static final Duration LONGEST = Duration.ofMinutes(1);

    private Backoff() {}

    /**
     * Snowplow: the wait grows with 4^n, then 3^n, then 2^n, so it steps down at the seams.
     *
     * @param attempts how often the registry was asked in vain, 1 or more
     * @param longest cuts the wait
     */
    static Duration after(int attempts, Duration longest) {
        return Duration.ofMillis(Math.min(longest.toMillis(), millis(attempts)));
    }

    private static long millis(int attempts) {
        if (attempts <= 8) {
            return 500 + (long) Math.pow(4, attempts);
        }
        if (attempts <= 12) {
            return 500 + (long) Math.pow(3, attempts);
        }
        return attempts <= 20 ? 5500 + (long) Math.pow(2, attempts) : LONGEST.toMillis();
    }
}
