package io.freshet.loader.pg.table;

import java.sql.Connection;
import java.sql.SQLException;

/** Statements without results. */
public final class Statements {

    /** Serialises all changes of tables among all loaders of one database. */
    private static final long DDL_LOCK = 0x66726573686574L; // "freshet"

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
    static void runGuarded(Connection connection, String sql) throws SQLException {
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

    /** A text as SQL literal. */
    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
