package io.freshet.collector.settings;

import io.freshet.runtime.config.ConfigReader;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code /r/…} may do.
 *
 * @param enabled whether the path works; paths that are mapped to it always do
 * @param domains hosts that may be a target, exactly as written; empty for any
 * @param placeholder what is replaced by the network user id in the target; null for nothing
 */
public record RedirectSettings(
        boolean enabled, List<String> domains, @Nullable String placeholder) {

    public RedirectSettings {
        domains = List.copyOf(domains);
    }

    /** Reads {@code enableDefaultRedirect}, {@code redirectDomains}, {@code redirectMacro}. */
    static RedirectSettings read(ConfigReader config) {
        var macro = config.section("redirectMacro");
        var macroEnabled = macro.bool("enabled").orElse(false);
        var placeholder = macro.string("placeholder").orElse("${SP_NUID}");
        return new RedirectSettings(
                config.bool("enableDefaultRedirect").orElse(false),
                config.strings("redirectDomains").orElse(List.of()),
                macroEnabled && !placeholder.isEmpty() ? placeholder : null);
    }
}
