package io.freshet.loader.pg.traffic;

import io.freshet.runtime.config.ConfigReader;

/**
 * Whether there is a view of the traffic.
 *
 * @param view whether the loader makes it and keeps it up to date
 */
public record TrafficSettings(boolean view) {

    /** Reads the section {@code traffic}. */
    public static TrafficSettings read(ConfigReader config) {
        return new TrafficSettings(config.bool("view").orElse(true));
    }
}
