package io.freshet.loader.pg.partition;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Short transactions of upkeep. One loader of a database schema at a time; whoever finds the lock
 * taken leaves the work to the other. No lock of a table is waited for longer than {@link
 * #LOCK_MILLIS}, because everybody who comes later waits behind us.
 */
final class OwnTransaction {

    /** Less than the server's usual deadlock_timeout: we give up before loading is the victim. */
    private static final int LOCK_MILLIS = 800;

    /** Against locks of others that are taken by the same two numbers. */
    private static final int UPKEEP = 0x66726573; // "fres"

    private final Connection connection;
    private final String schema;

    OwnTransaction(Connection connection, String schema) {
        this.connection = connection;
        this.schema = schema;
    }

    /** What is done in a transaction. */
    interface Work {
        void run() throws SQLException;
    }

    /**
     * Runs the work and commits.
     *
     * @return false where another loader is at it; nothing was done then
     */
    boolean run(Work work) throws SQLException {
        try {
            execute("SET LOCAL lock_timeout = " + LOCK_MILLIS);
            execute("SET LOCAL DateStyle = 'ISO, YMD'");
            boolean ours = lock();
            if (ours) {
                work.run();
            }
            connection.commit();
            return ours;
        } catch (SQLException e) {
            try {
                connection.rollback();
            } catch (SQLException lost) {
                e.addSuppressed(lost);
            }
            throw e;
        }
    }

    private boolean lock() throws SQLException {
        try (var query =
                connection.prepareStatement("SELECT pg_try_advisory_xact_lock(?, hashtext(?))")) {
            query.setInt(1, UPKEEP);
            query.setString(2, schema);
            try (var rows = query.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    long update(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.executeLargeUpdate(sql);
        }
    }
}
