package io.freshet.loader.pg.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * How large the tables of a schema are, without reading any of them; a table that is cut into parts
 * is one. Rows are the server's own estimate: the greater of what ANALYZE and what its statistics
 * counted, either of which may be behind or lost.
 *
 * @param schema the database schema
 */
public record TableSizes(String schema) {

    /** Enough for any watcher; what there is beyond it is small. */
    private static final int MOST = 100;

    /** A table that somebody locks for long is looked at another time, with all others. */
    private static final String LIMITS =
            "SET LOCAL lock_timeout = '1s'; SET LOCAL statement_timeout = '10s'";

    private static final String SIZES =
            """
            SELECT coalesce(w.relname, t.relname),
                   sum(pg_total_relation_size(t.oid)),
                   sum(greatest(t.reltuples, pg_stat_get_live_tuples(t.oid), 0))
              FROM pg_class t
              LEFT JOIN pg_inherits i ON i.inhrelid = t.oid
              LEFT JOIN pg_class w ON w.oid = i.inhparent
              JOIN pg_namespace s ON s.oid = coalesce(w.relnamespace, t.relnamespace)
             WHERE s.nspname = ? AND t.relkind = 'r'
             GROUP BY 1
             ORDER BY 2 DESC, 1
             LIMIT ?""";

    /**
     * One table.
     *
     * @param bytes on disk, with indexes and long values
     * @param rows an estimate
     */
    public record TableSize(String table, long bytes, long rows) {}

    /** The largest first, in the connection's transaction. */
    public List<TableSize> ask(Connection connection) throws SQLException {
        try (var limits = connection.createStatement()) {
            limits.execute(LIMITS);
        }
        var sizes = new ArrayList<TableSize>();
        try (var query = connection.prepareStatement(SIZES)) {
            query.setString(1, schema);
            query.setInt(2, MOST);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    sizes.add(new TableSize(rows.getString(1), rows.getLong(2), rows.getLong(3)));
                }
            }
        }
        return sizes;
    }
}
