package io.freshet.loader.pg.lane;

import io.freshet.runtime.config.ConfigReader;
import java.time.Duration;

/**
 * How outages are waited for: twice as long after each try that fails.
 *
 * @param minBackoff after the first
 * @param maxBackoff at most
 */
public record RetrySettings(Duration minBackoff, Duration maxBackoff) {

    /** Reads the section {@code retry}. */
    public static RetrySettings read(ConfigReader config) {
        return new RetrySettings(
                config.duration("minBackoff")
                        .between(Duration.ofMillis(1), Duration.ofMinutes(2))
                        .orElse(Duration.ofMillis(100)),
                config.duration("maxBackoff")
                        .between(Duration.ofMillis(1), Duration.ofMinutes(2))
                        .orElse(Duration.ofSeconds(10)));
    }
}
