package io.freshet.collector.settings;

import io.freshet.runtime.config.ConfigReader;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * The cookie by which a site says that a visitor is not to be tracked.
 *
 * @param enabled whether it is looked at
 * @param name its name, exactly
 * @param value what its whole value must match
 */
public record DoNotTrackSettings(boolean enabled, String name, Pattern value) {

    static DoNotTrackSettings read(ConfigReader config) {
        var value =
                config.string("value")
                        .check(DoNotTrackSettings::isPattern, "a regular expression")
                        .orElse("");
        return new DoNotTrackSettings(
                config.bool("enabled").orElse(false),
                config.string("name").orElse(""),
                Pattern.compile(value));
    }

    private static boolean isPattern(String text) {
        try {
            Pattern.compile(text);
            return true;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }
}
