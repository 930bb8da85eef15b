package io.freshet.loader.pg.side;

import io.freshet.loader.pg.copy.Input;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where in Kafka a row comes from: the primary key of its table. With the time it holds for topics
 * that were deleted and made again, too, whose offsets start anew.
 */
public final class RecordColumns {

    /** The columns, in the order of {@link #add}. */
    public static final List<SideColumn> COLUMNS =
            List.of(
                    SideColumn.required("source_topic", "text"),
                    SideColumn.required("source_partition", "integer"),
                    SideColumn.required("source_offset", "bigint"),
                    SideColumn.required("source_tstamp", "timestamp"));

    private RecordColumns() {}

    /** Adds the cells of a record. */
    public static void add(Input input, List<@Nullable String> cells) {
        cells.add(input.topic());
        cells.add(Integer.toString(input.partition()));
        cells.add(Long.toString(input.offset()));
        cells.add(Texts.timestamp(input.sentMillis()));
    }
}
