package io.freshet.loader.pg.row;

import io.freshet.event.badrow.BadRow;
import java.util.List;

/** What became of a record. */
public sealed interface Encoded {

    /**
     * Its rows are in the batch.
     *
     * @param key the event's key
     * @param rows one of the table of events, one for each entity
     */
    record Rows(EventKey key, List<RowBatch.Slice> rows) implements Encoded {}

    /** Nothing was written: a schema or a table of it is not known yet. */
    record Deferred() implements Encoded {}

    /**
     * Nothing was written: values do not fit their columns.
     *
     * @param problems at least one
     */
    record Unfit(List<RowProblem> problems) implements Encoded {

        public Unfit {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Nothing was written: the record is no JSON event.
     *
     * @param row what takes its place
     */
    record Unreadable(BadRow row) implements Encoded {}
}
