package io.freshet.loader.pg.copy;

import io.freshet.loader.pg.row.EventKey;
import io.freshet.loader.pg.row.RowBatch.Slice;
import java.util.List;

/**
 * An event with its rows.
 *
 * @param input the record it came in
 * @param key what tells it from others
 * @param rows its rows in the batch
 */
record LoadedEvent(Input input, EventKey key, List<Slice> rows) implements Keyed {}
