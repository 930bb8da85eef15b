package io.freshet.loader.pg.side;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row as texts that Postgres reads.
 *
 * @param cells one for each column of the table, in order; null where there is no value
 */
public record SideRow(List<@Nullable String> cells) {

    public SideRow {
        cells = Collections.unmodifiableList(new ArrayList<>(cells));
    }
}
