package io.freshet.runtime.config;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigValue;
import io.freshet.runtime.problem.Problem;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is known after part of a configuration has been read: problems, known keys, origins. */
final class ReadState {

    final EnvironmentOverrides environment;
    final Set<String> flags;

    // A set, because one section may be read for two things.
    private final Set<Problem> problems = new LinkedHashSet<>();
    private final Set<Loaded.Ignored> ignored = new LinkedHashSet<>();
    private final Map<String, Loaded.Effective> effective = new LinkedHashMap<>();
    private final Map<String, Loaded.Key> keys = new LinkedHashMap<>();
    private final Map<String, Set<String>> keysOfSection = new TreeMap<>();
    private final Set<String> readAsWhole = new HashSet<>();
    private final Map<String, String> restIgnored = new TreeMap<>();

    ReadState(EnvironmentOverrides environment, Set<String> flags) {
        this.environment = environment;
        this.flags = flags;
    }

    void know(String section, String key) {
        keysOfSection.computeIfAbsent(section, s -> new TreeSet<>()).add(key);
    }

    void knowSection(String section) {
        keysOfSection.computeIfAbsent(section, s -> new TreeSet<>());
    }

    void key(String path, String kind) {
        keys.putIfAbsent(path, new Loaded.Key(path, kind));
    }

    void whole(String path) {
        readAsWhole.add(path);
    }

    void restIgnored(String section, String reason) {
        restIgnored.put(section, reason);
    }

    void problem(Problem problem) {
        problems.add(problem);
    }

    void missing(String path, String kind) {
        problem(
                new Problem(
                        "F6003",
                        "'" + path + "' is missing",
                        null,
                        null,
                        "add " + path + ", " + kind));
    }

    void invalid(String path, String value, String expectation, String origin) {
        problem(
                new Problem(
                        "F6004",
                        "'" + path + "' cannot be " + value,
                        origin,
                        null,
                        "it " + expectation));
    }

    void effective(String path, String value, String origin, boolean secret) {
        var shown = secret ? Secrets.MASK : Secrets.show(path, value);
        effective.put(path, new Loaded.Effective(path, shown, origin));
    }

    void ignored(String path, String origin, String reason) {
        ignored.add(new Loaded.Ignored(path, origin, reason));
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    List<Loaded.Ignored> ignored() {
        return List.copyOf(ignored);
    }

    List<Loaded.Effective> effective() {
        return List.copyOf(effective.values());
    }

    List<Loaded.Key> keys() {
        return List.copyOf(keys.values());
    }

    /** Notes each key that nobody asked for. */
    void reportUnknown(ConfigObject root) {
        walk("", root);
        environment.unused().stream().sorted().forEach(this::reportUnknownVariable);
    }

    private void walk(String section, ConfigObject object) {
        var known = keysOfSection.getOrDefault(section, Set.of());
        object.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(
                        entry -> {
                            var path = join(section, entry.getKey());
                            if (readAsWhole.contains(path)) {
                                return;
                            }
                            if (!known.contains(entry.getKey())) {
                                reportUnknownKey(section, entry.getKey(), entry.getValue());
                            } else if (entry.getValue() instanceof ConfigObject child
                                    && keysOfSection.containsKey(path)) {
                                walk(path, child);
                            } else if (entry.getValue() instanceof ConfigList list) {
                                walkList(path, list);
                            }
                        });
    }

    private void walkList(String path, ConfigList list) {
        for (var i = 0; i < list.size(); i++) {
            var element = path + "[" + i + "]";
            if (list.get(i) instanceof ConfigObject child && keysOfSection.containsKey(element)) {
                walk(element, child);
            }
        }
    }

    private void reportUnknownKey(String section, String key, ConfigValue value) {
        var reason = restIgnored.get(section);
        if (reason != null) {
            ignored(join(section, key), origin(value), reason);
            return;
        }
        var fix =
                suggestion(section, key)
                        .map(known -> "did you mean '" + known + "'?")
                        .orElse("remove it");
        problem(
                new Problem(
                        "F6001",
                        "unknown key '" + join(section, key) + "'",
                        origin(value),
                        null,
                        fix));
    }

    private void reportUnknownVariable(String name) {
        problem(
                new Problem(
                        "F6001",
                        "unknown setting " + name,
                        "environment",
                        null,
                        "names are FRESHET_<COMPONENT>__<SECTION>__<KEY>"));
    }

    /** A neighbour with a similar name; else the same name elsewhere. */
    private Optional<String> suggestion(String section, String key) {
        var near = Nearest.to(key, keysOfSection.getOrDefault(section, Set.of()));
        if (near.isPresent()) {
            return near.map(k -> join(section, k));
        }
        return keysOfSection.entrySet().stream()
                .filter(entry -> entry.getValue().contains(key))
                .map(entry -> join(entry.getKey(), key))
                .findFirst();
    }

    String origin(ConfigValue value) {
        return origin(value.origin());
    }

    static String origin(ConfigOrigin origin) {
        var file = origin.filename();
        var name = file == null ? origin.description().replaceFirst(": \\d+$", "") : file;
        return origin.lineNumber() < 1 ? name : name + ":" + origin.lineNumber();
    }

    static String join(String section, @Nullable String key) {
        return section.isEmpty() ? String.valueOf(key) : section + "." + key;
    }
}
