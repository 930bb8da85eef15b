package io.freshet.loader.pg.copy;

import io.freshet.loader.pg.row.JsonEvent;
import io.freshet.loader.pg.row.RowBatch.Slice;
import java.util.List;

/**
 * An event with its rows.
 *
 * @param input the record it came in
 * @param event the event
 * @param rows its rows in the batch
 */
record LoadedEvent(Input input, JsonEvent event, List<Slice> rows) {}
