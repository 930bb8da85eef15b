package io.freshet.sdk;

import io.freshet.event.atomic.ParsingError;
import java.util.Optional;
import java.util.function.Function;

/** What was read: an event, or why there is none. */
public sealed interface ParseResult {

    /**
     * An event.
     *
     * @param event every column checked
     */
    record Good(Event event) implements ParseResult {}

    /**
     * No event.
     *
     * @param error all that is wrong; {@link ParsingError#toJson()} is its JSON
     */
    record Bad(ParsingError error) implements ParseResult {

        /** The kind of error and the columns concerned; values may be personal. */
        @Override
        public String toString() {
            return "Bad[" + EventParsingException.describe(error) + "]";
        }
    }

    /** Reads both cases at once. */
    default <R> R fold(
            Function<? super Event, ? extends R> good,
            Function<? super ParsingError, ? extends R> bad) {
        return this instanceof Good found
                ? good.apply(found.event())
                : bad.apply(((Bad) this).error());
    }

    /** Whether there is an event. */
    default boolean isGood() {
        return this instanceof Good;
    }

    /** The event, if there is one. */
    default Optional<Event> toOptional() {
        return fold(Optional::of, error -> Optional.empty());
    }

    /**
     * The event.
     *
     * @throws EventParsingException if there is none
     */
    default Event orElseThrow() {
        return fold(
                Function.identity(),
                error -> {
                    throw new EventParsingException(error);
                });
    }
}
