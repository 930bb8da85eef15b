package io.freshet.loader.pg.duplicate;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Forgets events that are older than the window. When the table that grows has been in use for a
 * window, all of the other one is too old: it is emptied at once and the two change places. So an
 * entry is kept for one to two windows, and there is no row to delete and nothing to vacuum.
 */
public final class WindowTurn {

    /** Loaders that come meanwhile wait as long; then they go on and the turn is tried later. */
    private static final String PATIENCE = "5s";

    private final LoadedEventTables tables;
    private final Duration window;

    /** Turns these tables once in a window. */
    public WindowTurn(LoadedEventTables tables, Duration window) {
        this.tables = tables;
        this.window = window;
    }

    /**
     * Turns if it is time, in the connection's transaction, and ends that.
     *
     * @return whether the tables were turned
     */
    public boolean turn(Connection connection) throws SQLException {
        boolean isTime = isTime(connection);
        if (isTime) {
            try (var statement = connection.createStatement()) {
                statement.execute("SET LOCAL lock_timeout = '" + PATIENCE + "'");
                // In the order in which loaders lock them.
                statement.execute(
                        "LOCK TABLE "
                                + tables.current()
                                + ", "
                                + tables.before()
                                + " IN ACCESS EXCLUSIVE MODE");
                for (var step : tables.exchange()) {
                    statement.execute(step);
                }
                // Not now(): whatever is in the table has been put there before this moment.
                statement.execute("UPDATE " + tables.turn() + " SET turned_at = clock_timestamp()");
            }
        }
        connection.commit();
        return isTime;
    }

    /** Takes the turn for this transaction; no loader else turns until it ends. */
    private boolean isTime(Connection connection) throws SQLException {
        var query =
                "SELECT turned_at FROM "
                        + tables.turn()
                        + " WHERE turned_at <= now() - "
                        + LoadedEventTables.interval(window)
                        + " FOR UPDATE SKIP LOCKED";
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }
}
