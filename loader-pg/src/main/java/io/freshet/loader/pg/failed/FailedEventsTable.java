package io.freshet.loader.pg.failed;

import io.freshet.event.atomic.AtomicField;
import io.freshet.loader.pg.side.RecordColumns;
import io.freshet.loader.pg.side.SideColumn;
import io.freshet.loader.pg.side.SideTable;
import java.util.ArrayList;
import java.util.List;

/**
 * The table of failed events: all atomic columns, none of them required and texts of any length,
 * then what was wrong, then where the row comes from.
 */
public final class FailedEventsTable {

    /** The table's name. */
    public static final String NAME = "failed_events";

    private FailedEventsTable() {}

    /**
     * The table.
     *
     * @param schema database schema of events
     */
    public static SideTable in(String schema) {
        return new SideTable(
                schema,
                NAME,
                columns(),
                List.of(
                        List.of("collector_tstamp"),
                        List.of("failure_tstamp"),
                        List.of("event_id")),
                List.of());
    }

    private static List<SideColumn> columns() {
        var columns = new ArrayList<SideColumn>();
        for (var field : AtomicField.all()) {
            columns.add(SideColumn.optional(field.column(), type(field.kind())));
        }
        columns.add(SideColumn.optional("failure_type", "text"));
        columns.add(SideColumn.optional("failure_schema", "text"));
        columns.add(SideColumn.optional("failure_path", "text"));
        columns.add(SideColumn.optional("failure_keyword", "text"));
        columns.add(SideColumn.optional("failure_message", "text"));
        columns.add(SideColumn.optional("failure_errors", "jsonb"));
        columns.add(SideColumn.required("failure_count", "integer"));
        columns.add(SideColumn.optional("failure_tstamp", "timestamp"));
        columns.add(SideColumn.optional("component", "text"));
        columns.add(SideColumn.optional("component_version", "text"));
        columns.addAll(RecordColumns.COLUMNS);
        return columns;
    }

    private static String type(AtomicField.Kind kind) {
        return switch (kind) {
            case TEXT -> "text";
            case UUID -> "uuid";
            case INTEGER -> "integer";
            case DECIMAL, FLOAT -> "double precision";
            case FLAG -> "boolean";
            case TIMESTAMP -> "timestamp";
            case ENTITIES, SELF_DESCRIBING -> "jsonb";
        };
    }
}
