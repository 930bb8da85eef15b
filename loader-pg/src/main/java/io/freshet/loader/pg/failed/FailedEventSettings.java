package io.freshet.loader.pg.failed;

import io.freshet.runtime.config.ConfigReader;

/**
 * Whether failed events are loaded.
 *
 * @param load whether they are
 */
public record FailedEventSettings(boolean load) {

    /** Reads the section {@code failedEvents}. */
    public static FailedEventSettings read(ConfigReader config) {
        return new FailedEventSettings(config.bool("load").orElse(true));
    }
}
