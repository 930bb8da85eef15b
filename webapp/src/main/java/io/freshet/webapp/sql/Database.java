package io.freshet.webapp.sql;

import io.freshet.webapp.http.Refusal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The database that rows are loaded into, for reading. Few questions at once, each on a connection
 * of its own that may do nothing else and not for long: people who look must not hold up the
 * loader.
 */
public final class Database {

    private static final Logger LOGGER = LoggerFactory.getLogger(Database.class);
    private static final int AT_ONCE = 3;
    private static final int WAIT_SECONDS = 10;
    private static final String CANCELLED = "57014";

    private final String jdbcUrl;
    private final String schema;
    private final Properties login;
    private final Semaphore turns = new Semaphore(AT_ONCE);

    /**
     * Connects when it is asked something.
     *
     * @param jdbcUrl e.g. {@code jdbc:postgresql://localhost:5432/igludb}
     * @param user the role to read as
     * @param password its password
     * @param schema the schema that holds {@code events}
     */
    public Database(String jdbcUrl, String user, String password, String schema) {
        this.jdbcUrl = jdbcUrl;
        this.schema = schema;
        this.login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password);
        login.setProperty("ApplicationName", "freshet-webapp");
        login.setProperty("connectTimeout", "5");
    }

    /** The schema that holds {@code events}. */
    public String schema() {
        return schema;
    }

    /** A table of that schema as SQL names it. */
    public String qualified(String table) {
        return quoted(schema) + "." + quoted(table);
    }

    /**
     * The rows that a question gives, as objects.
     *
     * @param parameters texts and numbers for its question marks
     * @throws Refusal where the database does not answer in time, or not at all
     */
    public ArrayNode rows(String sql, Object... parameters) {
        if (!myTurn()) {
            throw slow();
        }
        try (var connection = DriverManager.getConnection(jdbcUrl, login)) {
            connection.setAutoCommit(false);
            limit(connection);
            return ask(connection, sql, parameters);
        } catch (SQLException e) {
            LOGGER.atDebug().addKeyValue("error", e.getSQLState()).log("a question failed");
            if (CANCELLED.equals(e.getSQLState())) {
                throw slow();
            }
            throw Refusal.unavailable(
                    "Postgres does not answer: " + reason(e),
                    "see that it runs and that the role of the webapp may read the tables (freshet"
                            + " db grants)");
        } finally {
            turns.release();
        }
    }

    private boolean myTurn() {
        try {
            return turns.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Refusal slow() {
        return Refusal.unavailable(
                "Postgres takes longer than " + WAIT_SECONDS + " s to answer",
                "ask for a shorter range, or partition the tables (docs/how-to/partition-the-tables.md)");
    }

    /** For this transaction, which is all that a connection through a pooler has. */
    private static void limit(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set transaction read only");
            statement.execute("set local statement_timeout = '" + WAIT_SECONDS + "s'");
            statement.execute("set local time zone 'UTC'");
        }
    }

    private static ArrayNode ask(Connection connection, String sql, Object... parameters)
            throws SQLException {
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

    /** The first line of what Postgres says, which names no values. */
    private static String reason(SQLException e) {
        var message = e.getMessage();
        return message == null
                ? String.valueOf(e.getSQLState())
                : message.lines().findFirst().orElse("");
    }

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
