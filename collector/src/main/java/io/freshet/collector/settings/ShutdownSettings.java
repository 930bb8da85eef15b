package io.freshet.collector.settings;

import io.freshet.runtime.config.ConfigReader;
import java.time.Duration;

/**
 * How the collector ends.
 *
 * @param preTerminationPeriod how long it goes on working after the signal, so that load balancers
 *     notice
 * @param preTerminationUnhealthy whether {@code /health} answers 503 meanwhile
 * @param terminationDeadline how long requests that have begun may take to end afterwards
 */
public record ShutdownSettings(
        Duration preTerminationPeriod,
        boolean preTerminationUnhealthy,
        Duration terminationDeadline) {

    public static ShutdownSettings read(ConfigReader config) {
        return new ShutdownSettings(
                config.duration("preTerminationPeriod")
                        .atLeast(Duration.ZERO)
                        .orElse(Duration.ofSeconds(10)),
                config.bool("preTerminationUnhealthy").orElse(false),
                config.duration("terminationDeadline")
                        .atLeast(Duration.ZERO)
                        .orElse(Duration.ofSeconds(10)));
    }
}
