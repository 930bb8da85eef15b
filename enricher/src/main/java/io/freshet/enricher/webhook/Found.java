package io.freshet.enricher.webhook;

import io.freshet.enricher.request.Adapter.Adapted;
import io.freshet.event.badrow.Failure;
import io.freshet.event.payload.RawEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one step made of a request: a value to go on with, or every reason why there is none.
 *
 * @param <T> the value
 */
sealed interface Found<T> {

    /** It is there. */
    record Value<T>(T value) implements Found<T> {}

    /**
     * It is not there.
     *
     * @param failures at least one
     */
    record Nothing<T>(List<Failure> failures) implements Found<T> {

        public Nothing {
            failures = List.copyOf(failures);
        }
    }

    static <T> Found<T> value(T value) {
        return new Value<>(value);
    }

    static <T> Found<T> nothing(Failure... failures) {
        return new Nothing<>(List.of(failures));
    }

    /** Reads both cases at once. */
    default <R> R fold(Function<T, R> value, Function<List<Failure>, R> nothing) {
        return this instanceof Value<T> found
                ? value.apply(found.value())
                : nothing.apply(((Nothing<T>) this).failures());
    }

    /** The next step, if this one found something. */
    default <R> Found<R> then(Function<T, Found<R>> next) {
        return fold(next, Nothing::new);
    }

    /** Another form of the value, if there is one. */
    default <R> Found<R> map(Function<T, R> form) {
        return then(value -> new Value<>(form.apply(value)));
    }

    /** The value; without one the reasons are added to others, and there is null. */
    default @Nullable T orNote(List<Failure> failures) {
        if (this instanceof Value<T> found) {
            return found.value();
        }
        failures.addAll(((Nothing<T>) this).failures());
        return null;
    }

    /** A request with one event in it. */
    static Adapted one(Found<RawEvent> event) {
        return event.fold(Adapted::event, Adapted.Refused::new);
    }

    /** As {@link #all}, of the elements of a list with their places, from 0. */
    static <T> Adapted each(List<T> list, BiFunction<T, Integer, Found<RawEvent>> toRawEvent) {
        var found = new ArrayList<Found<RawEvent>>();
        for (int i = 0; i < list.size(); i++) {
            found.add(toRawEvent.apply(list.get(i), i));
        }
        return all(found);
    }

    /**
     * A request with a list of events in it: one that cannot be used discards them all, so that the
     * sender can send the whole list again. An empty list is a failure, too.
     */
    static Adapted all(List<Found<RawEvent>> list) {
        var events = new ArrayList<RawEvent>();
        var failures = new ArrayList<Failure>();
        for (var found : list) {
            found.fold(events::add, failures::addAll);
        }
        if (!failures.isEmpty()) {
            return new Adapted.Refused(failures);
        }
        return events.isEmpty()
                ? Adapted.refused(new Failure.Unexpected("", null, "empty list of events"))
                : new Adapted.Events(events);
    }
}
