package io.freshet.webapp.micro;

import io.freshet.runtime.config.ConfigReader;

/**
 * What test suites may do.
 *
 * @param reset whether {@code /micro/reset} forgets what was seen; nothing is deleted from topics
 * @param takesEvents whether the port hands trackers' requests on to the collector, as Micro's does
 * @param waitMillis how long answers wait for events that were sent before the question; 0 = not
 * @param maxEvents how many good and how many bad events are kept, newest first
 */
public record MicroSettings(boolean reset, boolean takesEvents, int waitMillis, int maxEvents) {

    /** Reads the section {@code micro}. */
    public static MicroSettings read(ConfigReader config) {
        return new MicroSettings(
                config.bool("reset").orElse(false),
                config.bool("takesEvents").orElse(false),
                config.integer("waitMillis").between(0, 60_000).orElse(0),
                config.integer("maxEvents").between(1, 100_000).orElse(5000));
    }
}
