package io.freshet.cli.config;

import io.freshet.runtime.config.Loaded;
import io.freshet.runtime.config.Loaded.Effective;
import io.freshet.runtime.config.Loaded.Ignored;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a configuration comes to.
 *
 * @param component whose it is
 * @param settings those in force, secrets masked
 * @param ignored those that were given and have no effect
 */
record ConfigReport(String component, List<Effective> settings, List<Ignored> ignored) {

    private static final String DEFAULT = "default";
    private static final int WIDEST_VALUE = 40;
    private static final JsonMapper JSON = JsonMapper.shared();

    /** How it is written down. */
    enum Form {
        /** Lines for people. */
        TABLE,
        /** One JSON object. */
        JSON
    }

    ConfigReport {
        settings = List.copyOf(settings);
        ignored = List.copyOf(ignored);
    }

    static ConfigReport of(String component, Loaded<?> loaded) {
        return new ConfigReport(component, loaded.effective(), loaded.ignored());
    }

    /** Without what has its default. */
    ConfigReport changed() {
        return new ConfigReport(
                component,
                settings.stream().filter(setting -> !setting.origin().equals(DEFAULT)).toList(),
                ignored);
    }

    String text(Form form) {
        return form == Form.JSON ? json() : table();
    }

    private String table() {
        var text = new StringBuilder();
        text.append("%s: %d settings%n".formatted(component, settings.size()));
        var keys = settings.stream().mapToInt(s -> s.key().length()).max().orElse(1);
        var values = settings.stream().mapToInt(s -> s.value().length()).max().orElse(1);
        var width = Math.max(1, Math.min(values, WIDEST_VALUE));
        var line = "  %-" + keys + "s  %-" + width + "s  %s%n";
        for (var setting : settings) {
            text.append(line.formatted(setting.key(), setting.value(), setting.origin()));
        }
        if (!ignored.isEmpty()) {
            text.append("%nwithout effect here:%n".formatted());
            for (var one : ignored) {
                text.append("  %s (%s): %s%n".formatted(one.key(), one.origin(), one.reason()));
            }
        }
        return text.toString();
    }

    private String json() {
        var object = new LinkedHashMap<String, Object>();
        object.put("version", 1);
        object.put("component", component);
        object.put(
                "settings",
                settings.stream()
                        .map(s -> members("value", s.key(), s.value(), s.origin()))
                        .toList());
        object.put(
                "ignored",
                ignored.stream()
                        .map(i -> members("reason", i.key(), i.reason(), i.origin()))
                        .toList());
        return JSON.writeValueAsString(object) + System.lineSeparator();
    }

    private static Map<String, String> members(
            String name, String key, String value, String origin) {
        var members = new LinkedHashMap<String, String>();
        members.put("key", key);
        members.put(name, value);
        members.put("origin", origin);
        return members;
    }
}
