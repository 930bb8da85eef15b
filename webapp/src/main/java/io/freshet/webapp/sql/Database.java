package io.freshet.webapp.sql;

import io.freshet.webapp.http.Refusal;
import io.freshet.webapp.sql.Questions.Asked;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ArrayNode;

/**
 * The database that rows are loaded into, for reading. Few people at once, and nobody for long: who
 * looks must not hold up the loader.
 */
public final class Database implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(Database.class);
    private static final int AT_ONCE = 3;
    private static final int WAIT_SECONDS = 10;
    private static final String CANCELLED = "57014";

    private final String schema;
    private final KeptConnections connections;
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
        this.schema = schema;
        var login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password);
        login.setProperty("ApplicationName", "freshet-webapp");
        login.setProperty("connectTimeout", "5");
        // The server ends what takes longer; this is for a network that swallows its answer.
        login.setProperty("socketTimeout", Integer.toString(2 * WAIT_SECONDS));
        // Poolers give each transaction another session, which knows no prepared statement.
        login.setProperty("prepareThreshold", "0");
        this.connections = new KeptConnections(jdbcUrl, login);
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
        return ask(questions -> questions.rows(sql, parameters));
    }

    /**
     * What several questions give, asked one after another of the same state of the tables.
     *
     * @throws Refusal where the database does not answer in time, or not at all
     */
    public <T> T ask(Asked<T> asked) {
        if (!myTurn()) {
            throw slow();
        }
        try {
            var connection = connections.take();
            try {
                return ask(connection, asked);
            } catch (SQLException e) {
                if (!isLost(e)) {
                    throw e;
                }
                // A kept one had ended meanwhile; what only looks may be asked twice.
                return ask(connections.open(), asked);
            }
        } catch (SQLException e) {
            throw refusal(e);
        } finally {
            turns.release();
        }
    }

    private <T> T ask(Connection connection, Asked<T> asked) throws SQLException {
        var isLost = false;
        try {
            return asked.ask(new Questions(connection, WAIT_SECONDS));
        } catch (SQLException e) {
            isLost = isLost(e);
            throw e;
        } finally {
            if (isLost) {
                KeptConnections.end(connection);
            } else {
                connections.giveBack(connection);
            }
        }
    }

    /** Whether the connection is of no use any more, as after a restart of the server. */
    private static boolean isLost(SQLException e) {
        var state = String.valueOf(e.getSQLState());
        return state.startsWith("08") || state.startsWith("57P");
    }

    private boolean myTurn() {
        try {
            return turns.tryAcquire(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Refusal refusal(SQLException e) {
        LOGGER.atDebug().addKeyValue("error", e.getSQLState()).log("a question failed");
        if (CANCELLED.equals(e.getSQLState())) {
            return slow();
        }
        return Refusal.unavailable(
                "Postgres does not answer: " + reason(e),
                "see that it runs and that the role of the webapp may read the tables (freshet"
                        + " db grants)");
    }

    private static Refusal slow() {
        return Refusal.unavailable(
                "Postgres takes longer than " + WAIT_SECONDS + " s to answer",
                "ask for a shorter range, or partition the tables (docs/how-to/partition-the-tables.md)");
    }

    /** The first line of what Postgres says, which names no values. */
    private static String reason(SQLException e) {
        @Nullable String message = e.getMessage();
        return message == null
                ? String.valueOf(e.getSQLState())
                : message.lines().findFirst().orElse("");
    }

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    @Override
    public void close() {
        connections.close();
    }
}
