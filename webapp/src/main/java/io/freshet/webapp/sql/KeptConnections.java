package io.freshet.webapp.sql;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connections that are kept for the next question. Thread-safe. */
final class KeptConnections implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(KeptConnections.class);
    private static final int MOST = 2;
    private static final long FRESH_NANOS = 1_000_000_000L;
    private static final int CHECK_SECONDS = 2;

    private final String jdbcUrl;
    private final Properties login;
    private final Deque<Kept> idle = new ArrayDeque<>();
    private boolean closed;

    KeptConnections(String jdbcUrl, Properties login) {
        this.jdbcUrl = jdbcUrl;
        this.login = login;
    }

    private record Kept(Connection connection, long sinceNanos) {

        boolean isAlive() {
            try {
                return System.nanoTime() - sinceNanos < FRESH_NANOS
                        || connection.isValid(CHECK_SECONDS);
            } catch (SQLException broken) {
                return false;
            }
        }
    }

    /** One that answers: kept, or new. */
    Connection take() throws SQLException {
        for (var kept = next(); kept != null; kept = next()) {
            if (kept.isAlive()) {
                return kept.connection();
            }
            end(kept.connection());
        }
        return open();
    }

    /** A new one. */
    Connection open() throws SQLException {
        var connection = DriverManager.getConnection(jdbcUrl, login);
        connection.setAutoCommit(false);
        return connection;
    }

    /** Takes one back whose questions were answered, or refused. */
    void giveBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException broken) {
            end(connection);
            return;
        }
        synchronized (this) {
            if (!closed && idle.size() < MOST) {
                idle.push(new Kept(connection, System.nanoTime()));
                return;
            }
        }
        end(connection);
    }

    /** Closes one that is of no use any more. */
    static void end(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOGGER.atDebug().addKeyValue("error", e.getSQLState()).log("closing failed");
        }
    }

    private synchronized @Nullable Kept next() {
        return idle.poll();
    }

    @Override
    public synchronized void close() {
        closed = true;
        idle.forEach(kept -> end(kept.connection()));
        idle.clear();
    }
}
