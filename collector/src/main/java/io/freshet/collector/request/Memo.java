package io.freshet.collector.request;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A pure function of a text that remembers some of its last answers, because most requests of a
 * site carry the same host, origin, path and content type. Holds little whatever clients send: few
 * places, and long texts are never remembered. Safe from any thread: an entry never changes, and a
 * lost one is made again.
 *
 * @param <T> an immutable answer
 */
public final class Memo<T> {

    private static final int PLACES = 64;
    private static final int LONGEST = 256;

    private final Function<String, T> function;

    @SuppressWarnings({"unchecked", "rawtypes"}) // arrays know no type parameters
    private final @Nullable Entry<T>[] places = new Entry[PLACES];

    /** Remembers answers of this function. */
    public Memo(Function<String, T> function) {
        this.function = function;
    }

    /** The function's answer. */
    public T of(String text) {
        if (text.length() > LONGEST) {
            return function.apply(text);
        }
        var hash = text.hashCode();
        var place = (hash ^ hash >>> 16) & (PLACES - 1);
        var known = places[place];
        if (known == null || !known.text().equals(text)) {
            known = new Entry<>(text, function.apply(text));
            places[place] = known;
        }
        return known.answer();
    }

    private record Entry<T>(String text, T answer) {}
}
