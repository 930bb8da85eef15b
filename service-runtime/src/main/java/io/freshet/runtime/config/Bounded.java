package io.freshet.runtime.config;

import com.typesafe.config.ConfigValue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A setting with an order, so that it can have a range.
 *
 * @param <T> the setting's Java type
 */
public final class Bounded<T extends Comparable<T>> extends Setting<T> {

    Bounded(
            ReadState state,
            String path,
            @Nullable ConfigValue raw,
            String kind,
            Function<ConfigValue, @Nullable T> parser,
            T standIn) {
        super(state, path, raw, kind, parser, standIn);
    }

    /** Refuses values below the limit. */
    public Bounded<T> atLeast(T lowest) {
        standIn(lowest);
        check(value -> value.compareTo(lowest) >= 0, lowest + " or more");
        return this;
    }

    /** Refuses values outside the range; both ends belong to it. */
    public Bounded<T> between(T lowest, T highest) {
        standIn(lowest);
        check(
                value -> value.compareTo(lowest) >= 0 && value.compareTo(highest) <= 0,
                "from " + lowest + " to " + highest);
        return this;
    }
}
