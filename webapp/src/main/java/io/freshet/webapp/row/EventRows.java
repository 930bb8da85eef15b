package io.freshet.webapp.row;

import java.sql.SQLException;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Knows the rows of events. */
@FunctionalInterface
public interface EventRows {

    /**
     * All rows of an event, {@code events} first.
     *
     * @throws SQLException when Postgres cannot be asked
     */
    List<TableRow> rows(String eventId) throws SQLException;

    /**
     * One row.
     *
     * @param table with its schema
     * @param row the columns that are not null
     */
    record TableRow(String table, JsonNode row) {}
}
