package io.freshet.loader.pg.connect;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Opens connections as the loader needs them: transactions ended by hand, times in UTC whatever the
 * JVM's zone, and limits on how long anything may take, so that a loader that hangs lets go of what
 * it holds.
 */
public final class PgConnections {

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

    /** Uses these settings; theirs win over ours. */
    public PgConnections(PgSettings settings) {
        this.settings = settings;
    }

    /** A new connection; whoever opens it closes it. */
    public Connection open() throws SQLException {
        var properties = new Properties();
        properties.putAll(DRIVER_DEFAULTS);
        if (!settings.user().isEmpty()) {
            properties.put("user", settings.user());
        }
        if (!settings.password().isEmpty()) {
            properties.put("password", settings.password());
        }
        properties.putAll(settings.properties());
        var connection = DriverManager.getConnection(settings.url(), properties);
        try {
            configure(connection);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private void configure(Connection connection) throws SQLException {
        var session = new TreeMap<>(SESSION_DEFAULTS);
        session.putAll(settings.session());
        // load_tstamp and whatever is given without a zone; the driver would tell the JVM's
        session.put("TimeZone", "UTC");
        for (var setting : session.entrySet()) {
            try (var set = connection.prepareStatement("SELECT set_config(?, ?, false)")) {
                set.setString(1, setting.getKey());
                set.setString(2, setting.getValue());
                set.execute();
            }
        }
        connection.setAutoCommit(false);
    }
}
