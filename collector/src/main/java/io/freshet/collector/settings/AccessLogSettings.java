package io.freshet.collector.settings;

import io.freshet.runtime.config.ConfigReader;

/**
 * One line for every request, without personal data. Read from {@code accessLog}.
 *
 * @param enabled whether lines are written
 */
public record AccessLogSettings(boolean enabled) {

    public static AccessLogSettings read(ConfigReader config) {
        return new AccessLogSettings(config.bool("enabled").orElse(false));
    }
}
