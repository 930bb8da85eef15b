package io.freshet.cli.component;

import io.freshet.runtime.config.Loaded;

/** What {@code --check} prints of a configuration that can be used. */
final class CheckReport {

    private CheckReport() {}

    /** A heading, one line a setting, and the settings without effect. */
    static String text(String component, Loaded<?> loaded) {
        var text = new StringBuilder();
        var settings = loaded.effective();
        text.append("%s: %d settings, no problem%n".formatted(component, settings.size()));
        var keys = settings.stream().mapToInt(s -> s.key().length()).max().orElse(1);
        var values = settings.stream().mapToInt(s -> s.value().length()).max().orElse(1);
        var line = "  %-" + keys + "s  %-" + Math.max(1, Math.min(values, 40)) + "s  %s%n";
        for (var setting : settings) {
            text.append(line.formatted(setting.key(), setting.value(), setting.origin()));
        }
        if (!loaded.ignored().isEmpty()) {
            text.append("%nwithout effect here:%n".formatted());
            for (var ignored : loaded.ignored()) {
                text.append(
                        "  %s (%s): %s%n"
                                .formatted(ignored.key(), ignored.origin(), ignored.reason()));
            }
        }
        return text.toString();
    }
}
