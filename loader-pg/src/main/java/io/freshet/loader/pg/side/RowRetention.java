package io.freshet.loader.pg.side;

import io.freshet.iglu.ddl.SqlName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Deletes rows that are older than they are to be kept, a piece in each transaction, so that it
 * never holds many locks.
 */
public final class RowRetention {

    private static final int PIECE = 10_000;

    private final String delete;
    private final Duration kept;

    /**
     * Deletes by a column.
     *
     * @param column holds the rows' time; indexed
     * @param kept how long rows are kept
     */
    public RowRetention(SideTable table, String column, Duration kept) {
        this.delete =
                """
                DELETE FROM %1$s WHERE ctid = ANY (ARRAY(
                  SELECT ctid FROM %1$s
                   WHERE %2$s < (now() AT TIME ZONE 'UTC') - make_interval(secs => ?)
                   LIMIT ?))"""
                        .formatted(table.qualified(), SqlName.quoteWhereNeeded(column));
        this.kept = kept;
    }

    /** Deletes what is too old; commits. Returns the number of rows. */
    public long delete(Connection connection) throws SQLException {
        long all = 0;
        int some;
        do {
            try (var statement = connection.prepareStatement(delete)) {
                statement.setDouble(1, (double) kept.toSeconds());
                statement.setInt(2, PIECE);
                some = statement.executeUpdate();
            }
            connection.commit();
            all += some;
        } while (some == PIECE);
        return all;
    }
}
