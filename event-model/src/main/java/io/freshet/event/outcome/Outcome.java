package io.freshet.event.outcome;

import io.freshet.event.badrow.BadRow;
import java.util.function.Function;

/**
 * What one step made of its input: a value to hand on, or the bad row that takes its place.
 *
 * @param <T> what the step makes when all goes well
 */
public sealed interface Outcome<T> {

    /**
     * A value for the next step.
     *
     * @param <T> the kind of value
     * @param value the value
     */
    record Good<T>(T value) implements Outcome<T> {}

    /**
     * The end of an event's way: this row goes to the bad topic in its place.
     *
     * @param <T> what the step would have made
     * @param row the row
     */
    record Bad<T>(BadRow row) implements Outcome<T> {}

    /** Reads both cases at once; the only way out of an outcome. */
    default <R> R fold(
            Function<? super T, ? extends R> good, Function<? super BadRow, ? extends R> bad) {
        return this instanceof Good<T> g ? good.apply(g.value()) : bad.apply(((Bad<T>) this).row());
    }

    /** Runs the next step on a good value; a bad row passes through untouched. */
    default <R> Outcome<R> then(Function<? super T, Outcome<R>> next) {
        return fold(next, Bad::new);
    }
}
