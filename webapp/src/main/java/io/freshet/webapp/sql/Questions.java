package io.freshet.webapp.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Asks in one transaction, which changes nothing and ends in time. */
public final class Questions {

    private final Connection connection;

    Questions(Connection connection, int seconds) throws SQLException {
        this.connection = connection;
        // For this transaction, which is all that a connection through a pooler has.
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "set transaction read only; set local statement_timeout = '"
                            + seconds
                            + "s'; set local time zone 'UTC'");
        }
    }

    /** Several questions that belong together. */
    @FunctionalInterface
    public interface Asked<T> {

        /** Asks, and puts the answers together. */
        T ask(Questions questions) throws SQLException;
    }

    /**
     * The rows that a question gives, as objects.
     *
     * @param parameters texts and numbers for its question marks
     */
    public ArrayNode rows(String sql, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            set(statement, parameters);
            var rows = JsonNodeFactory.instance.arrayNode();
            try (var found = statement.executeQuery()) {
                while (found.next()) {
                    read(found, rows.addObject());
                }
            }
            return rows;
        }
    }

    private static void set(PreparedStatement statement, Object... parameters) throws SQLException {
        for (var i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }

    private static void read(ResultSet found, ObjectNode row) throws SQLException {
        var columns = found.getMetaData();
        for (var i = 1; i <= columns.getColumnCount(); i++) {
            var name = columns.getColumnLabel(i);
            var value = found.getObject(i);
            if (value instanceof Long || value instanceof Integer || value instanceof Short) {
                row.put(name, ((Number) value).longValue());
            } else if (value instanceof Number number) {
                row.put(name, number.doubleValue());
            } else if (value instanceof Boolean truth) {
                row.put(name, truth);
            } else if (value != null) {
                row.put(name, value.toString());
            }
        }
    }
}
