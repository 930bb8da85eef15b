package io.freshet.runtime.config;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One key being read: say what it must be, then how to go on without it. A value that does not fit
 * is noted as a problem and reading continues with a stand-in, so that all problems are found in
 * one go.
 *
 * @param <T> the setting's Java type
 */
public class Setting<T> {

    private final ReadState state;
    private final String path;
    private final @Nullable ConfigValue raw;
    private final String kind;
    private final Function<ConfigValue, @Nullable T> parser;
    private final List<Check<T>> checks = new ArrayList<>();
    private T standIn;
    private boolean secret;

    Setting(
            ReadState state,
            String path,
            @Nullable ConfigValue raw,
            String kind,
            Function<ConfigValue, @Nullable T> parser,
            T standIn) {
        this.state = state;
        this.path = path;
        this.raw = raw;
        this.kind = kind;
        this.parser = parser;
        this.standIn = standIn;
        state.key(path, kind);
    }

    /**
     * Adds a condition.
     *
     * @param expectation what the value must be, as in "must be …"
     */
    public Setting<T> check(Predicate<? super T> condition, String expectation) {
        checks.add(new Check<>(condition, expectation));
        return this;
    }

    /** Never shows the value, whatever the key's name. */
    public Setting<T> secret() {
        secret = true;
        return this;
    }

    /** The value; its absence is a problem. */
    public T required() {
        if (isAbsent()) {
            state.missing(path, kind);
            return standIn;
        }
        return parsed().orElse(standIn);
    }

    /** The value, or the fallback where the key is absent or null. */
    public T orElse(T fallback) {
        if (isAbsent()) {
            state.effective(path, String.valueOf(fallback), "default", secret);
            return fallback;
        }
        return parsed().orElse(fallback);
    }

    /** The value, if there is one. */
    public Optional<T> optional() {
        return isAbsent() ? Optional.empty() : parsed();
    }

    /** The value, or null where the key is absent or null. */
    public @Nullable T orNull() {
        return optional().orElse(null);
    }

    /** The value; the fallback where the key is absent; null where it is written as null. */
    public @Nullable T orElseUnlessNull(T fallback) {
        if (raw != null && raw.valueType() == ConfigValueType.NULL) {
            state.effective(path, "null", state.origin(raw), secret);
            return null;
        }
        return orElse(fallback);
    }

    void standIn(T value) {
        standIn = value;
    }

    private boolean isAbsent() {
        return raw == null || raw.valueType() == ConfigValueType.NULL;
    }

    private Optional<T> parsed() {
        var value = Objects.requireNonNull(raw);
        var shown = shown(value);
        T parsed;
        try {
            parsed = parser.apply(value);
        } catch (ConfigException | ArithmeticException | IllegalArgumentException unfit) {
            parsed = null;
        }
        if (parsed == null) {
            state.invalid(path, shown, "must be " + kind, state.origin(value));
            return Optional.empty();
        }
        for (var check : checks) {
            if (!check.condition().test(parsed)) {
                state.invalid(path, shown, "must be " + check.expectation(), state.origin(value));
                return Optional.empty();
            }
        }
        state.effective(path, shown, state.origin(value), secret);
        return Optional.of(parsed);
    }

    private String shown(ConfigValue value) {
        return secret ? Secrets.MASK : Secrets.show(path, value);
    }

    private record Check<T>(Predicate<? super T> condition, String expectation) {}
}
