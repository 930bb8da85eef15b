package io.freshet.loader.pg.side;

import io.freshet.loader.pg.copy.Input;
import io.freshet.loader.pg.table.SqlTrouble;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Inserts rows, those left out that are there already. Where the database refuses them together,
 * they are halved until those to blame are found; all others are written.
 */
final class SideWriter {

    private final String insert;

    SideWriter(SideTable table) {
        this.insert = table.insert();
    }

    /** A record and its row. */
    record Pair(Input input, SideRow row) {}

    /** A record whose row the database refuses. */
    record Refused(Input input, String reason) {}

    /**
     * What became of rows.
     *
     * @param written how many are there now that were not
     * @param present how many were there before
     * @param refused those that the database does not take
     */
    record Written(int written, int present, List<Refused> refused) {}

    /**
     * Writes all rows that the database takes.
     *
     * @param blame whether an error that may have other causes is a row's fault
     * @throws SQLException when no row is to blame; nothing can be done in the transaction then
     */
    Written write(Connection connection, List<Pair> rows, boolean blame) throws SQLException {
        var run = new Run(connection, blame);
        if (!rows.isEmpty()) {
            run.write(rows);
        }
        return new Written(run.written, run.present, run.refused);
    }

    private final class Run {

        private final Connection connection;
        private final boolean blame;
        private final List<Refused> refused = new ArrayList<>(0);
        private int written;
        private int present;

        Run(Connection connection, boolean blame) {
            this.connection = connection;
            this.blame = blame;
        }

        void write(List<Pair> rows) throws SQLException {
            var before = connection.setSavepoint();
            try {
                count(insert(rows));
                connection.releaseSavepoint(before);
            } catch (SQLException e) {
                var reason = reason(e);
                requireBlame(reason);
                connection.rollback(before);
                if (rows.size() == 1) {
                    refused.add(new Refused(rows.get(0).input(), words(reason)));
                    return;
                }
                int half = rows.size() / 2;
                write(rows.subList(0, half));
                write(rows.subList(half, rows.size()));
            }
        }

        private int[] insert(List<Pair> rows) throws SQLException {
            try (var statement = connection.prepareStatement(insert)) {
                for (var pair : rows) {
                    int parameter = 1;
                    for (var cell : pair.row().cells()) {
                        statement.setString(parameter++, cell);
                    }
                    statement.addBatch();
                }
                return statement.executeBatch();
            }
        }

        private void count(int[] changed) {
            for (int one : changed) {
                if (one > 0 || one == Statement.SUCCESS_NO_INFO) {
                    written++;
                } else {
                    present++;
                }
            }
        }

        private void requireBlame(SQLException e) throws SQLException {
            var trouble = SqlTrouble.of(e);
            if (trouble == SqlTrouble.OUTAGE || (trouble == SqlTrouble.UNSURE && !blame)) {
                throw e;
            }
        }
    }

    /** What the database said, not what the driver says of the batch, which quotes the row. */
    private static SQLException reason(SQLException e) {
        var cause = e instanceof BatchUpdateException ? e.getNextException() : null;
        return cause == null ? e : cause;
    }

    private static String words(SQLException reason) {
        return reason.getMessage() + "\n  SQLSTATE: " + reason.getSQLState();
    }
}
