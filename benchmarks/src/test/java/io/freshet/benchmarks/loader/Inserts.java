package io.freshet.benchmarks.loader;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The rows written as most would by hand: an INSERT for each, a transaction for each event. */
final class Inserts {

    private Inserts() {}

    /** Nanoseconds for so many events of the first chunk. */
    static long run(Connection connection, Rows rows, String schema, int events)
            throws SQLException {
        List<List<String[]>> cells = new ArrayList<>();
        var statements = new ArrayList<PreparedStatement>();
        for (var table : rows.tables()) {
            cells.add(rows.cells(table, 0, events));
            statements.add(
                    connection.prepareStatement(
                            "INSERT INTO %s.%s (%s) VALUES (%s)"
                                    .formatted(
                                            schema,
                                            table.name(),
                                            table.columns(),
                                            String.join(
                                                    ",",
                                                    Collections.nCopies(table.width(), "?")))));
        }
        var start = System.nanoTime();
        for (var event = 0; event < events; event++) {
            for (var table = 0; table < statements.size(); table++) {
                insert(statements.get(table), cells.get(table).get(event));
            }
            connection.commit();
        }
        var took = System.nanoTime() - start;
        for (var statement : statements) {
            statement.close();
        }
        return took;
    }

    private static void insert(PreparedStatement statement, String[] cells) throws SQLException {
        for (var i = 0; i < cells.length; i++) {
            statement.setString(i + 1, cells[i]);
        }
        statement.executeUpdate();
    }
}
