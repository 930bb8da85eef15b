package io.freshet.loader.pg.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Statements without results. */
public final class Statements {

    /** Serialises all changes of tables among all loaders of one database. */
    private static final long DDL_LOCK = 0x66726573686574L; // "freshet"

    private static final String LOCK_TIMEOUT = "lock_timeout";

    private Statements() {}

    /** Runs a statement. */
    public static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Waits for the right to change tables; held until the transaction ends. */
    public static void lockForDdl(Connection connection) throws SQLException {
        run(connection, "SELECT pg_advisory_xact_lock(" + DDL_LOCK + ")");
    }

    /**
     * Runs a statement that may fail without ending the transaction.
     *
     * @throws SQLException after which the transaction is as it was before
     */
    public static void runGuarded(Connection connection, String sql) throws SQLException {
        var before = connection.setSavepoint();
        try {
            run(connection, sql);
            connection.releaseSavepoint(before);
        } catch (SQLException e) {
            try {
                connection.rollback(before);
            } catch (SQLException lost) {
                e.addSuppressed(lost);
            }
            throw e;
        }
    }

    /**
     * As {@link #runGuarded}, and waits only so long for a lock.
     *
     * @throws SQLException with SQLSTATE 55P03 when it waited in vain
     */
    static void runBriefly(Connection connection, String sql, Duration lockTimeout)
            throws SQLException {
        var usual = setting(connection, LOCK_TIMEOUT);
        runGuarded(
                connection,
                "SET LOCAL lock_timeout = %d;%n%s;%nSET LOCAL lock_timeout = %s"
                        .formatted(lockTimeout.toMillis(), sql, literal(usual)));
    }

    private static String setting(Connection connection, String name) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SHOW " + name)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** A text as SQL literal. */
    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
