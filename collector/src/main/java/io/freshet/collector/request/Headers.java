package io.freshet.collector.request;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a request, in order, repeated ones included. Names are looked up without regard to
 * letter case.
 *
 * @param all every line
 */
public record Headers(List<Header> all) {

    public Headers {
        all = List.copyOf(all);
    }

    /** The first value of this name. */
    public @Nullable String first(String name) {
        for (var header : all) {
            if (header.is(name)) {
                return header.value();
            }
        }
        return null;
    }

    /** Whether there is a line of this name, with any value. */
    public boolean has(String name) {
        return first(name) != null;
    }

    /** How many lines there are of this name. */
    public int count(String name) {
        var count = 0;
        for (var header : all) {
            count += header.is(name) ? 1 : 0;
        }
        return count;
    }
}
