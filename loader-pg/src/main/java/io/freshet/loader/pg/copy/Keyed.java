package io.freshet.loader.pg.copy;

import io.freshet.loader.pg.row.EventKey;
import org.jspecify.annotations.Nullable;

/** An event of a batch that may have come before. */
interface Keyed {

    /** What tells it from others, or null where it has nothing that could. */
    @Nullable EventKey key();
}
