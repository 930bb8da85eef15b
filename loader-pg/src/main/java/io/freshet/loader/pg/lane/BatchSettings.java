package io.freshet.loader.pg.lane;

import io.freshet.runtime.config.ConfigReader;
import java.time.Duration;

/**
 * When a batch is complete; the first limit that is reached counts. A batch that has to wait for
 * the one before it grows on beyond its age.
 *
 * @param maxEvents 1 or more
 * @param maxBytes size of the records' values and of the rows made of them
 * @param maxAge longest time that an event waits for others
 */
public record BatchSettings(int maxEvents, long maxBytes, Duration maxAge) {

    /** Reads the section {@code batch}. */
    public static BatchSettings read(ConfigReader config) {
        return new BatchSettings(
                config.integer("maxEvents").between(1, 1_000_000).orElse(10_000),
                config.bytes("maxBytes").between(1L, 1L << 30).orElse(32L << 20),
                config.duration("maxAge")
                        .between(Duration.ZERO, Duration.ofMinutes(2))
                        .orElse(Duration.ofMillis(500)));
    }
}
