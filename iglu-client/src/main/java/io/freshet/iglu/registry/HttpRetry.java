package io.freshet.iglu.registry;

import java.time.Duration;
import java.util.Set;

/**
 * When and how often an HTTP registry is asked again within one look-up. The waits grow as 1, 3, 7
 * … seconds times a random share.
 *
 * @param maxRetries further tries after the first, 0 or more
 * @param maxWait longest wait before one try
 * @param maxElapsed no further try is begun that would end its wait later than this after the first
 */
public record HttpRetry(int maxRetries, Duration maxWait, Duration maxElapsed) {

    /** No second try. */
    public static final HttpRetry NONE = new HttpRetry(0, Duration.ZERO, Duration.ZERO);

    /** Five more tries, as the reference has it, but 15 seconds in all. */
    public static final HttpRetry DEFAULT =
            new HttpRetry(5, Duration.ofSeconds(5), Duration.ofSeconds(15));

    private static final Set<Integer> PASSING = Set.of(408, 500, 502, 503, 504);

    public HttpRetry {
        if (maxRetries < 0) {
            throw new IllegalArgumentException("maxRetries must be 0 or more, was " + maxRetries);
        }
    }

    /** Whether an answer with this status may be another one a moment later. */
    static boolean mayPass(int status) {
        return PASSING.contains(status);
    }

    /**
     * How long to wait before a further try.
     *
     * @param retry 1 for the first further try
     * @param random from 0 to 1
     */
    Duration waitBefore(int retry, double random) {
        var seconds = (Math.pow(2, retry) - 1) * random;
        var wait = Duration.ofMillis((long) (seconds * 1000));
        return wait.compareTo(maxWait) > 0 ? maxWait : wait;
    }
}
