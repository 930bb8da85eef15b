package io.freshet.collector.settings;

import io.freshet.runtime.config.ConfigReader;
import java.util.List;

/**
 * The policy file for Flash, {@code /crossdomain.xml}.
 *
 * @param enabled false answers 404
 * @param domains one line each
 * @param secure whether only https pages are let in
 */
public record CrossDomainSettings(boolean enabled, List<String> domains, boolean secure) {

    public CrossDomainSettings {
        domains = List.copyOf(domains);
    }

    static CrossDomainSettings read(ConfigReader config) {
        return new CrossDomainSettings(
                config.bool("enabled").orElse(false),
                config.strings("domains").orElse(List.of("*")),
                config.bool("secure").orElse(true));
    }
}
