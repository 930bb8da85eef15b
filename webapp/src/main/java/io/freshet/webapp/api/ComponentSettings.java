package io.freshet.webapp.api;

import io.freshet.runtime.config.Loaded.Effective;
import java.util.List;

/**
 * The settings in force of one component in this process.
 *
 * @param component its name
 * @param settings secrets masked
 */
public record ComponentSettings(String component, List<Effective> settings) {

    public ComponentSettings {
        settings = List.copyOf(settings);
    }
}
