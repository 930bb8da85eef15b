package io.freshet.loader.pg.connect;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.postgresql.PGConnection;
import org.postgresql.PGProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens connections as the loader needs them: transactions ended by hand, times in UTC whatever the
 * zone of JVM, role or database, and limits on how long anything may take, so that a loader that
 * hangs lets go of what it holds. All this holds behind a pooler that gives out a session for each
 * transaction too; there each transaction begins with its settings. Any thread.
 */
public final class PgConnections {

    private static final Logger LOGGER = LoggerFactory.getLogger(PgConnections.class);

    private static final Map<String, String> DRIVER_DEFAULTS =
            Map.of(
                    "ApplicationName", "freshet-loader-pg",
                    "connectTimeout", "10",
                    "socketTimeout", "180",
                    "tcpKeepAlive", "true");

    private static final Map<String, String> SESSION_DEFAULTS =
            Map.of(
                    "lock_timeout", "30s",
                    "statement_timeout", "120s",
                    "idle_in_transaction_session_timeout", "120s",
                    "client_min_messages", "warning");

    private final PgSettings settings;
    private final PasswordSource password;
    private volatile boolean hasSaidPooler;

    /** Uses these settings; theirs win over ours. */
    public PgConnections(PgSettings settings) {
        this.settings = settings;
        this.password = settings.password().source();
    }

    /**
     * A new connection; whoever opens it closes it. A statement that is kept from one transaction
     * to the next is fine; what a session remembers (temporary tables, {@code LISTEN}, session
     * locks) is not, see {@link Pooler}.
     */
    public Connection open() throws SQLException {
        var properties = properties();
        Connection connection;
        try {
            connection = DriverManager.getConnection(settings.target().jdbcUrl(), properties);
        } catch (SQLException e) {
            if (e.getSQLState() != null && e.getSQLState().startsWith("28")) {
                password.refused();
            }
            throw e;
        }
        try {
            return configure(connection, prepareThreshold(properties));
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private Properties properties() throws SQLException {
        var target = settings.target();
        var properties = new Properties();
        properties.putAll(DRIVER_DEFAULTS);
        if (!target.user().isEmpty()) {
            PGProperty.USER.set(properties, target.user());
        }
        var secret = password.password();
        if (!secret.isEmpty()) {
            PGProperty.PASSWORD.set(properties, secret);
        }
        properties.putAll(target.driver());
        ClientKeys.describe(properties);
        return properties;
    }

    private static int prepareThreshold(Properties properties) throws SQLException {
        return PGProperty.PREPARE_THRESHOLD.getInt(properties);
    }

    private Connection configure(Connection connection, int prepareThreshold) throws SQLException {
        var driver = connection.unwrap(PGConnection.class);
        // Until we know better: a prepared statement belongs to a session.
        driver.setPrepareThreshold(0);
        if (isPooled(connection, driver)) {
            connection.setAutoCommit(false);
            return PooledTransactions.of(connection, statement(true));
        }
        driver.setPrepareThreshold(prepareThreshold);
        try (var set = connection.createStatement()) {
            set.execute(statement(false));
        }
        connection.setAutoCommit(false);
        return connection;
    }

    private boolean isPooled(Connection connection, PGConnection driver) throws SQLException {
        if (settings.pooler() != Pooler.AUTO) {
            return settings.pooler() == Pooler.TRANSACTION;
        }
        // A pooler tells clients a number of its own; the server knows its process.
        try (var query = connection.createStatement();
                var row = query.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            if (row.getInt(1) == driver.getBackendPID()) {
                return false;
            }
        }
        if (!hasSaidPooler) {
            hasSaidPooler = true;
            LOGGER.atInfo()
                    .addKeyValue("url", settings.place())
                    .log("a pooler stands before the database, sessions are not relied upon");
        }
        return true;
    }

    /** One round trip for all settings. */
    private String statement(boolean ofTransaction) {
        var session = new TreeMap<>(SESSION_DEFAULTS);
        session.putAll(settings.session());
        // load_tstamp and whatever is given without a zone; the driver would tell the JVM's. Dates
        // that are printed are read again.
        session.put("TimeZone", "UTC");
        session.put("DateStyle", "ISO, YMD");
        var calls = new ArrayList<String>();
        session.forEach(
                (name, value) ->
                        calls.add(
                                "set_config("
                                        + literal(name)
                                        + ", "
                                        + literal(value)
                                        + ", "
                                        + ofTransaction
                                        + ")"));
        return "SELECT " + String.join(", ", calls);
    }

    /** As text that no setting of the server reads in another way. */
    private static String literal(String text) {
        return "E'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
