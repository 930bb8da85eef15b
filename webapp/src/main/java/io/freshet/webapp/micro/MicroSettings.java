package io.freshet.webapp.micro;

import io.freshet.runtime.config.ConfigReader;

/**
 * What test suites may do.
 *
 * @param reset whether {@code /micro/reset} forgets what was seen; nothing is deleted from topics
 * @param maxEvents how many good and how many bad events are kept, newest first
 */
public record MicroSettings(boolean reset, int maxEvents) {

    /** Reads the section {@code micro}. */
    public static MicroSettings read(ConfigReader config) {
        return new MicroSettings(
                config.bool("reset").orElse(false),
                config.integer("maxEvents").between(1, 100_000).orElse(5000));
    }
}
