package io.freshet.event.badrow;

import io.freshet.event.iglu.SchemaKey;

/** Bad rows as self-describing JSON, with every member of the reference and explicit nulls. */
public final class BadRowJson {

    private BadRowJson() {}

    /** The schema that the row's JSON names. */
    public static SchemaKey schema(BadRow row) {
        throw new UnsupportedOperationException("to come");
    }

    /** The row as compact JSON text. */
    public static String print(BadRow row) {
        throw new UnsupportedOperationException("to come");
    }
}
