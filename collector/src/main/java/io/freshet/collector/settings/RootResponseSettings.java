package io.freshet.collector.settings;

import io.freshet.runtime.config.ConfigReader;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The answer to {@code GET /}.
 *
 * @param enabled false answers 404
 * @param statusCode 200 to 599
 * @param headers further headers, in order
 * @param body plain text
 */
public record RootResponseSettings(
        boolean enabled, int statusCode, Map<String, String> headers, String body) {

    public RootResponseSettings {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    static RootResponseSettings read(ConfigReader config) {
        return new RootResponseSettings(
                config.bool("enabled").orElse(false),
                config.integer("statusCode").between(200, 599).orElse(302),
                config.stringMap("headers"),
                config.string("body").orElse(""));
    }
}
