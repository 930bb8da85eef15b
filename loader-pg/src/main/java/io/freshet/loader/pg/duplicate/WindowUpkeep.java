package io.freshet.loader.pg.duplicate;

import io.freshet.loader.pg.connect.PgConnections;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks now and then whether the window's tables are to be turned, on a thread and a connection of
 * its own. A turn that comes late costs room, no correctness: entries that are too old do not count
 * anyway.
 */
public final class WindowUpkeep implements Runnable, AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(WindowUpkeep.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final long CLOSE_SECONDS = 10;

    private final PgConnections connections;
    private final WindowTurn turn;
    private final Thread thread = new Thread(this, "loader-pg-duplicates");
    private volatile boolean closed;

    /** Does nothing before {@link #start}. */
    public WindowUpkeep(PgConnections connections, WindowTurn turn) {
        this.connections = connections;
        this.turn = turn;
        thread.setDaemon(true);
    }

    /** Starts the thread. */
    public void start() {
        thread.start();
    }

    @Override
    public void run() {
        try {
            while (!closed) {
                once();
                TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private void once() {
        try (var connection = connections.open()) {
            if (turn.turn(connection)) {
                LOGGER.atInfo().log("forgot the events that are older than the window");
            }
        } catch (SQLException e) {
            LOGGER.atWarn()
                    .addKeyValue("error", e.getMessage())
                    .log("old entries of the window stay for now");
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
