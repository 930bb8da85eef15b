package io.freshet.enricher.asset;

import java.time.Duration;

/**
 * How assets are kept fresh.
 *
 * @param updatePeriod how often to look whether there is a newer one
 * @param timeout for one download as a whole
 * @param maxBytes larger files are refused
 * @param retryDelay before a failed download is tried again; doubles with each failure
 */
public record AssetSettings(
        Duration updatePeriod, Duration timeout, long maxBytes, Duration retryDelay) {

    /** Once a week, as the reference does. */
    public static final AssetSettings DEFAULT =
            new AssetSettings(
                    Duration.ofDays(7), Duration.ofMinutes(5), 1L << 30, Duration.ofSeconds(1));

    /** How often an asset is asked for before the start is refused. */
    static final int FIRST_TRIES = 3;

    private static final Duration LONGEST_DELAY = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 20;

    /** When to look again, after so many failures one after the other. */
    Duration nextCheck(int failures) {
        if (failures == 0) {
            return updatePeriod;
        }
        var delay = retryDelay.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        var longest = min(LONGEST_DELAY, updatePeriod);
        return min(delay, longest);
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
