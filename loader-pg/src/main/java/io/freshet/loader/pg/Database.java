package io.freshet.loader.pg;

import io.freshet.loader.pg.connect.PgConnections;
import io.freshet.loader.pg.table.SqlTrouble;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection, opened when needed and again after it broke. One thread, except {@link #abort}.
 */
final class Database implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(Database.class);

    private final PgConnections connections;
    private volatile @Nullable Connection connection;

    Database(PgConnections connections) {
        this.connections = connections;
    }

    /** The connection, with no transaction begun. */
    Connection connection() throws SQLException {
        var open = connection;
        if (open == null) {
            open = connections.open();
            connection = open;
        }
        return open;
    }

    /** Ends the transaction without effect; after an outage the connection goes too. */
    void rollback(@Nullable SQLException reason) {
        var open = connection;
        if (open == null) {
            return;
        }
        if (reason != null && SqlTrouble.of(reason) == SqlTrouble.OUTAGE) {
            close();
            return;
        }
        try {
            open.rollback();
        } catch (SQLException lost) {
            close();
        }
    }

    /** Cuts the connection under whoever uses it. Any thread. */
    void abort() {
        var open = connection;
        if (open != null) {
            try {
                open.abort(Runnable::run);
            } catch (SQLException e) {
                LOGGER.atDebug().addKeyValue("error", e.getMessage()).log("cutting failed");
            }
        }
    }

    @Override
    public void close() {
        var open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException e) {
                LOGGER.atDebug().addKeyValue("error", e.getMessage()).log("closing failed");
            }
        }
    }
}
