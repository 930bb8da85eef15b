package io.freshet.runtime.config;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Settings given as {@code FRESHET_<COMPONENT>__<SECTION>__<KEY>}. Letter case and underscores
 * inside a part do not matter: {@code FRESHET_COLLECTOR__STREAMS__SINK__MAX_BYTES} is {@code
 * streams.sink.maxBytes}. Sections that all components share may stand in the component's place:
 * {@code FRESHET_KAFKA__BOOTSTRAP_SERVERS}.
 */
final class EnvironmentOverrides {

    private static final String PREFIX = "FRESHET_";
    private static final Set<String> SHARED = Set.of("kafka", "topics");

    private final Map<String, Entry> byPath = new TreeMap<>();
    private final Set<String> used = new HashSet<>();

    EnvironmentOverrides(String component, Map<String, String> environment) {
        environment.forEach(
                (name, value) -> {
                    if (name.startsWith(PREFIX) && name.contains("__")) {
                        var parts = name.substring(PREFIX.length()).split("__", 2);
                        var first = Values.plain(parts[0]);
                        var shared = SHARED.contains(first);
                        if (shared || first.equals(Values.plain(component))) {
                            var path = shared ? first + "__" + parts[1] : parts[1];
                            byPath.put(normal(path.replace("__", ".")), new Entry(name, value));
                        }
                    }
                });
    }

    /** The override of exactly this path. */
    Optional<Entry> at(String path) {
        var entry = byPath.get(normal(path));
        if (entry != null) {
            used.add(entry.name());
        }
        return Optional.ofNullable(entry);
    }

    /** Whether anything below this path is given. */
    boolean below(String path) {
        return byPath.keySet().stream().anyMatch(p -> p.startsWith(normal(path) + "."));
    }

    /**
     * The overrides below a map's path; their keys are the rest of the variable's name in lower
     * case with dots for underscores, as Kafka writes its settings.
     */
    Map<String, Entry> mapBelow(String path) {
        var found = new LinkedHashMap<String, Entry>();
        byPath.forEach(
                (key, entry) -> {
                    if (key.startsWith(normal(path) + ".")) {
                        var name = entry.name();
                        var last = name.substring(name.lastIndexOf("__") + 2);
                        used.add(name);
                        found.put(last.toLowerCase(Locale.ROOT).replace('_', '.'), entry);
                    }
                });
        return found;
    }

    /** Variables that name this component but no setting of it. */
    Set<String> unused() {
        var names = new HashSet<String>();
        byPath.values().forEach(entry -> names.add(entry.name()));
        names.removeAll(used);
        return names;
    }

    private static String normal(String path) {
        return Values.plain(path);
    }

    /**
     * One variable.
     *
     * @param name its full name
     * @param value its text
     */
    record Entry(String name, String value) {}
}
