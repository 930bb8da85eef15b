package io.freshet.loader.pg.badrow;

import io.freshet.iglu.ddl.TableDdl;
import io.freshet.loader.pg.side.RecordColumns;
import io.freshet.loader.pg.side.SideColumn;
import io.freshet.loader.pg.side.SideTable;
import java.util.ArrayList;
import java.util.List;

/** The table of bad rows and the view of their causes. */
public final class BadRowTable {

    /** The table's name. */
    public static final String NAME = "bad_rows";

    /** The view's name. */
    public static final String CAUSES = "bad_row_causes";

    /** When it failed: as the row says, else when its record was sent. */
    public static final String FAILURE_TSTAMP = "failure_tstamp";

    /** For each cause what its newest row says. */
    private static final String CAUSES_QUERY =
            """
            SELECT c.fingerprint, c.bad_rows, c.first_tstamp, c.last_tstamp, c.app_ids,
                   e.type, e.failure_schema, e.failure_path, e.failure_keyword, e.failure_message,
                   e.event_id AS example_event_id, e.payload AS example_payload
              FROM (SELECT fingerprint, count(*) AS bad_rows,
                           min(failure_tstamp) AS first_tstamp, max(failure_tstamp) AS last_tstamp,
                           array_agg(DISTINCT app_id) FILTER (WHERE app_id IS NOT NULL) AS app_ids
                      FROM %1$s GROUP BY fingerprint) c
             CROSS JOIN LATERAL
                   (SELECT * FROM %1$s b WHERE b.fingerprint = c.fingerprint
                     ORDER BY b.failure_tstamp DESC LIMIT 1) e""";

    private BadRowTable() {}

    /**
     * The table.
     *
     * @param schema database schema of the loader's own tables
     */
    public static SideTable in(String schema) {
        return new SideTable(
                schema,
                NAME,
                columns(),
                List.of(
                        List.of(FAILURE_TSTAMP),
                        List.of("fingerprint", FAILURE_TSTAMP),
                        List.of("app_id", FAILURE_TSTAMP)),
                List.of(
                        new SideTable.View(
                                CAUSES, CAUSES_QUERY.formatted(TableDdl.qualified(schema, NAME)))));
    }

    private static List<SideColumn> columns() {
        var columns = new ArrayList<>(RecordColumns.COLUMNS);
        columns.add(SideColumn.required(FAILURE_TSTAMP, "timestamp"));
        columns.add(SideColumn.required("type", "text"));
        columns.add(SideColumn.optional("schema", "text"));
        columns.add(SideColumn.optional("version", "text"));
        columns.add(SideColumn.optional("failure_schema", "text"));
        columns.add(SideColumn.optional("failure_path", "text"));
        columns.add(SideColumn.optional("failure_keyword", "text"));
        columns.add(SideColumn.optional("failure_message", "text"));
        columns.add(SideColumn.optional("failure_count", "integer"));
        columns.add(SideColumn.required("fingerprint", "text"));
        columns.add(SideColumn.optional("app_id", "text"));
        columns.add(SideColumn.optional("platform", "text"));
        columns.add(SideColumn.optional("name_tracker", "text"));
        columns.add(SideColumn.optional("v_tracker", "text"));
        columns.add(SideColumn.optional("event_id", "uuid"));
        columns.add(SideColumn.optional("collector_tstamp", "timestamp"));
        columns.add(SideColumn.optional("request_vendor", "text"));
        columns.add(SideColumn.optional("request_version", "text"));
        columns.add(SideColumn.optional("processor", "text"));
        columns.add(SideColumn.optional("processor_version", "text"));
        columns.add(SideColumn.required("payload", "jsonb"));
        return columns;
    }
}
