package io.freshet.iglu.registry;

import java.util.function.Function;

/** What one registry answered: the thing asked for, or why not. */
public sealed interface Answer<T> {

    /**
     * The thing asked for.
     *
     * @param value never null
     */
    record Found<T>(T value) implements Answer<T> {}

    /**
     * No answer.
     *
     * @param error why not
     */
    record Failed<T>(RegistryError error) implements Answer<T> {}

    /** Reads both cases at once. */
    default <R> R fold(
            Function<? super T, ? extends R> found,
            Function<? super RegistryError, ? extends R> failed) {
        return this instanceof Found<T> f
                ? found.apply(f.value())
                : failed.apply(((Failed<T>) this).error());
    }

    /** An answer of "not there". */
    static <T> Answer<T> notFound() {
        return new Failed<>(RegistryError.NOT_FOUND);
    }
}
