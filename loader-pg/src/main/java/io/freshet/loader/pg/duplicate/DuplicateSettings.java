package io.freshet.loader.pg.duplicate;

import io.freshet.runtime.config.ConfigReader;
import java.time.Duration;

/**
 * What becomes of events that come twice.
 *
 * @param drop whether they are dropped
 * @param window for how long after an event was loaded; 1 second to 90 days
 */
public record DuplicateSettings(boolean drop, Duration window) {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(90);

    /** Unless configured. */
    public static final DuplicateSettings DEFAULT = new DuplicateSettings(true, Duration.ofDays(1));

    /** Reads the section {@code duplicates}. */
    public static DuplicateSettings read(ConfigReader config) {
        return new DuplicateSettings(
                config.bool("drop").orElse(DEFAULT.drop()),
                config.duration("window").between(SHORTEST, LONGEST).orElse(DEFAULT.window()));
    }
}
