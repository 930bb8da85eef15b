package io.freshet.loader.pg;

import io.freshet.loader.pg.connect.PgConnections;
import io.freshet.loader.pg.partition.PartitionUpkeep;
import io.freshet.loader.pg.partition.UpkeepListener;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the parts of tables looked after at start and then time after time, with a connection of its
 * own that is open only meanwhile. Loading goes on whatever happens here.
 */
final class UpkeepLoop implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(UpkeepLoop.class);
    private static final long CLOSE_SECONDS = 5;

    private final PartitionUpkeep upkeep;
    private final PgConnections connections;
    private final UpkeepListener listener;
    private final ScheduledExecutorService thread;

    UpkeepLoop(PartitionUpkeep upkeep, PgConnections connections, UpkeepListener listener) {
        this.upkeep = upkeep;
        this.connections = connections;
        this.listener = listener;
        this.thread =
                Executors.newSingleThreadScheduledExecutor(
                        work -> {
                            var named = new Thread(work, PgLoaderConfig.NAME + "-upkeep");
                            named.setDaemon(true);
                            return named;
                        });
    }

    /** The first time now. */
    @SuppressWarnings("FutureReturnValueIgnored") // it never ends, and once() lets nothing out
    void start(Duration every) {
        var unused =
                thread.scheduleWithFixedDelay(
                        this::once, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void once() {
        try (var connection = connections.open()) {
            upkeep.run(connection);
        } catch (SQLException e) {
            listener.postponed();
            LOGGER.atWarn()
                    .addKeyValue("error", e.getMessage())
                    .log("parts of tables are looked after later");
        } catch (RuntimeException defect) {
            // An exception would end the loop for good.
            listener.postponed();
            LOGGER.atError().setCause(defect).log("a defect of ours in looking after parts");
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOGGER.atInfo().log("stopped while parts of tables were looked after");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
