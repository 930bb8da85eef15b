package io.freshet.loader.pg.side;

import io.freshet.loader.pg.connect.PgConnections;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has old rows deleted now and then, on a thread and a connection of its own. */
public final class RetentionUpkeep implements Runnable, AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(RetentionUpkeep.class);
    private static final Duration PAUSE = Duration.ofMinutes(10);
    private static final long CLOSE_SECONDS = 10;

    private final PgConnections connections;
    private final RowRetention retention;
    private final Thread thread = new Thread(this, "loader-pg-retention");

    /** Does nothing before {@link #start}. */
    public RetentionUpkeep(PgConnections connections, RowRetention retention) {
        this.connections = connections;
        this.retention = retention;
        thread.setDaemon(true);
    }

    /** Starts the thread. */
    public void start() {
        thread.start();
    }

    @Override
    public void run() {
        try {
            while (!Thread.interrupted()) {
                once();
                TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private void once() {
        try (var connection = connections.open()) {
            long rows = retention.delete(connection);
            if (rows > 0) {
                LOGGER.atInfo().addKeyValue("rows", rows).log("old bad rows deleted");
            }
        } catch (SQLException e) {
            LOGGER.atWarn().addKeyValue("error", e.getMessage()).log("old bad rows stay for now");
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
