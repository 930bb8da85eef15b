package io.freshet.runtime.config;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import io.freshet.runtime.problem.Problem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads one section of a configuration into a record. Each key that is asked for becomes known;
 * what nobody asked for is an unknown key in the end. Keys may be dotted paths. Made by {@link
 * ConfigSource#load}.
 *
 * <pre>{@code
 * static CookieConfig read(ConfigReader config) {
 *     return new CookieConfig(
 *             config.bool("enabled").orElse(true),
 *             config.string("name").orElse("sp"),
 *             config.duration("expiration").atLeast(Duration.ZERO).orElse(Duration.ofDays(365)),
 *             config.strings("domains").orElse(List.of()));
 * }
 * }</pre>
 */
public final class ConfigReader {

    private final ReadState state;
    private final String section;
    private final @Nullable ConfigObject object;

    ConfigReader(ReadState state, String section, @Nullable ConfigObject object) {
        this.state = state;
        this.section = section;
        this.object = object;
        state.knowSection(section);
    }

    /** A text; numbers and booleans are taken as they are written. */
    public Setting<String> string(String key) {
        return setting(key, "a text", Values::text, "");
    }

    /** A text that is never shown. */
    public Setting<String> secret(String key) {
        return string(key).secret();
    }

    /** A whole number of 32 bits. */
    public Bounded<Integer> integer(String key) {
        return bounded(key, "a whole number", v -> Values.number(v).intValueExact(), 0);
    }

    /** A whole number of 64 bits. */
    public Bounded<Long> longInteger(String key) {
        return bounded(key, "a whole number", v -> Values.number(v).longValueExact(), 0L);
    }

    /** A number with a fraction. */
    public Bounded<Double> decimal(String key) {
        return bounded(key, "a number", v -> Values.number(v).doubleValue(), 0.0);
    }

    /** {@code true} or {@code false}; also yes, no, on and off. */
    public Setting<Boolean> bool(String key) {
        return setting(key, "true or false", v -> v.atKey("v").getBoolean("v"), false);
    }

    /** A time with a unit such as {@code 10s}, {@code 5 minutes}; a bare number is milliseconds. */
    public Bounded<Duration> duration(String key) {
        return bounded(
                key,
                "a time such as 10s or 5 minutes",
                v -> v.atKey("v").getDuration("v"),
                Duration.ZERO);
    }

    /** A size in bytes with a unit such as {@code 1 MiB}, {@code 500kB}; a bare number is bytes. */
    public Bounded<Long> bytes(String key) {
        return bounded(key, "a size such as 1MiB", v -> v.atKey("v").getBytes("v"), 0L);
    }

    /** A list of texts; from the environment, separated by commas. */
    public Setting<List<String>> strings(String key) {
        return setting(key, "a list of texts", Values::texts, List.of());
    }

    /** One of the enum's constants, letter case and {@code -} against {@code _} aside. */
    public <E extends Enum<E>> Setting<E> oneOf(String key, Class<E> type) {
        var constants = type.getEnumConstants();
        var names =
                Arrays.stream(constants)
                        .map(c -> c.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .collect(Collectors.joining(", "));
        return setting(
                key,
                "one of " + names,
                v -> {
                    var wanted = Values.plain(Values.text(v));
                    return Arrays.stream(constants)
                            .filter(c -> Values.plain(c.name()).equals(wanted))
                            .findFirst()
                            .orElse(null);
                },
                constants[0]);
    }

    /**
     * Any keys with text values, such as Kafka client settings; nested keys are joined by dots,
     * null values left out. Empty where absent.
     */
    public Map<String, String> stringMap(String key) {
        var owner = owner(key);
        var last = lastPart(key);
        var path = ReadState.join(owner.section, last);
        state.know(owner.section, last);
        state.whole(path);
        state.key(path, Loaded.Key.ANY_KEYS);
        var map = new LinkedHashMap<String, String>();
        var value = owner.object == null ? null : owner.object.get(last);
        if (value instanceof ConfigObject nested) {
            flatten(path, "", nested, map);
        } else if (value != null && value.valueType() != ConfigValueType.NULL) {
            state.invalid(
                    path, Secrets.show(path, value), "must be a section", state.origin(value));
        }
        state.environment
                .mapBelow(path)
                .forEach(
                        (name, entry) -> {
                            var full = path + "." + name;
                            if (!state.flags.contains(full)) {
                                map.put(name, entry.value());
                                state.effective(full, entry.value(), entry.name(), false);
                            }
                        });
        return map;
    }

    /** A section of this one; empty where absent, so that missing keys are named. */
    public ConfigReader section(String key) {
        var reader = this;
        for (var part : key.split("\\.")) {
            reader = reader.child(part);
        }
        return reader;
    }

    /** A section of this one, read. */
    public <T> T section(String key, Function<ConfigReader, T> read) {
        return read.apply(section(key));
    }

    /** A section, read only where it is given. */
    public <T> Optional<T> optionalSection(String key, Function<ConfigReader, T> read) {
        var owner = owner(key);
        var last = lastPart(key);
        state.know(owner.section, last);
        return owner.has(last) ? Optional.of(read.apply(owner.child(last))) : Optional.empty();
    }

    /** A list of sections, each read; empty where absent. */
    public <T> List<T> sections(String key, Function<ConfigReader, T> read) {
        var owner = owner(key);
        var last = lastPart(key);
        var path = ReadState.join(owner.section, last);
        state.know(owner.section, last);
        var value = owner.object == null ? null : owner.object.get(last);
        var found = new ArrayList<T>();
        if (value instanceof ConfigList list) {
            for (var i = 0; i < list.size(); i++) {
                var element = path + "[" + i + "]";
                if (list.get(i) instanceof ConfigObject child) {
                    found.add(read.apply(new ConfigReader(state, element, child)));
                } else {
                    var wrong = list.get(i);
                    state.invalid(
                            element,
                            Secrets.show(path, wrong),
                            "must be a section",
                            state.origin(wrong));
                }
            }
        } else if (value != null && value.valueType() != ConfigValueType.NULL) {
            state.invalid(path, Secrets.show(path, value), "must be a list", state.origin(value));
        }
        return found;
    }

    /** Whether the key is given, in the file or by the environment, and not null. */
    public boolean has(String key) {
        var owner = owner(key);
        var last = lastPart(key);
        var path = ReadState.join(owner.section, last);
        var value = owner.object == null ? null : owner.object.get(last);
        return (value != null && value.valueType() != ConfigValueType.NULL)
                || state.environment.below(path)
                || state.environment.at(path).isPresent();
    }

    /** Whether the key is given and holds further keys. */
    public boolean isSection(String key) {
        var owner = owner(key);
        return owner.object != null && owner.object.get(lastPart(key)) instanceof ConfigObject;
    }

    /**
     * Accepts a key, with all below it, that has no effect here; if given, it is listed at start.
     *
     * @param reason why it has no effect, one sentence
     */
    public void ignored(String key, String reason) {
        var owner = owner(key);
        var last = lastPart(key);
        var path = ReadState.join(owner.section, last);
        state.know(owner.section, last);
        state.whole(path);
        var value = owner.object == null ? null : owner.object.get(last);
        if (value != null) {
            state.ignored(path, state.origin(value), reason);
        }
    }

    /**
     * Accepts all keys of this section that nobody asks for; those given are listed at start.
     *
     * @param reason why they have no effect, one sentence
     */
    public void restIgnored(String reason) {
        state.restIgnored(section, reason);
    }

    /**
     * Notes a problem that only the caller can see, such as two settings that exclude each other.
     *
     * @param what what is wrong, one line
     * @param fix what to do
     */
    public void problem(String key, String what, String fix) {
        problem("F6006", key, what, fix);
    }

    /**
     * As {@link #problem(String, String, String)}, for a problem that has a code of its own.
     *
     * @param code as in docs/reference/errors.md
     */
    public void problem(String code, String key, String what, String fix) {
        var owner = owner(key);
        var value = owner.object == null ? null : owner.object.get(lastPart(key));
        var where = value == null ? null : state.origin(value);
        state.problem(new Problem(code, what, where, null, fix));
    }

    /**
     * Notes a setting in force that nobody wrote because it follows from another, so that it is
     * shown with the rest.
     *
     * @param origin what it follows from, e.g. {@code preset msk-iam}
     */
    public void derived(String key, String value, String origin) {
        state.effective(ReadState.join(section, key), value, origin, false);
    }

    private <T> Setting<T> setting(
            String key, String kind, Function<ConfigValue, @Nullable T> parser, T standIn) {
        var owner = owner(key);
        var last = lastPart(key);
        return new Setting<>(
                state,
                ReadState.join(owner.section, last),
                owner.find(last),
                kind,
                parser,
                standIn);
    }

    private <T extends Comparable<T>> Bounded<T> bounded(
            String key, String kind, Function<ConfigValue, @Nullable T> parser, T standIn) {
        var owner = owner(key);
        var last = lastPart(key);
        return new Bounded<>(
                state,
                ReadState.join(owner.section, last),
                owner.find(last),
                kind,
                parser,
                standIn);
    }

    /** Flags and system properties first, then the environment, then the file. */
    private @Nullable ConfigValue find(String key) {
        state.know(section, key);
        var path = ReadState.join(section, key);
        var value = object == null ? null : object.get(key);
        var override = state.environment.at(path);
        if (override.isPresent() && !state.flags.contains(path)) {
            return ConfigValueFactory.fromAnyRef(override.get().value(), override.get().name());
        }
        return value;
    }

    private ConfigReader owner(String key) {
        var dot = key.lastIndexOf('.');
        return dot < 0 ? this : section(key.substring(0, dot));
    }

    private static String lastPart(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }

    private ConfigReader child(String key) {
        state.know(section, key);
        var path = ReadState.join(section, key);
        var value = object == null ? null : object.get(key);
        if (value instanceof ConfigObject nested) {
            return new ConfigReader(state, path, nested);
        }
        if (value != null && value.valueType() != ConfigValueType.NULL) {
            state.invalid(
                    path, Secrets.show(path, value), "must be a section", state.origin(value));
        }
        return new ConfigReader(state, path, null);
    }

    private void flatten(
            String path, String prefix, ConfigObject nested, Map<String, String> into) {
        nested.forEach(
                (key, value) -> {
                    var name = prefix.isEmpty() ? key : prefix + "." + key;
                    if (value instanceof ConfigObject deeper) {
                        flatten(path, name, deeper, into);
                    } else if (value.valueType() != ConfigValueType.NULL) {
                        var text =
                                value instanceof ConfigList
                                        ? String.join(",", Values.texts(value))
                                        : String.valueOf(value.unwrapped());
                        into.put(name, text);
                        state.effective(path + "." + name, text, state.origin(value), false);
                    }
                });
    }
}
