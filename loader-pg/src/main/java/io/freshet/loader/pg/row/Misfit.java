package io.freshet.loader.pg.row;

import io.freshet.loader.pg.cell.CastFailure;
import org.jspecify.annotations.Nullable;

/**
 * A value that its column does not take, noted while the record is read.
 *
 * @param key the key of the entity in the flat JSON; null for an atomic field
 * @param index which of the entities of that key
 * @param column the column's number in its row; {@link #UNKNOWN} where there are properties without
 *     a column
 * @param kind why
 */
record Misfit(@Nullable String key, int index, int column, CastFailure.Kind kind) {

    static final int UNKNOWN = -1;

    boolean isUnknown() {
        return column == UNKNOWN;
    }
}
