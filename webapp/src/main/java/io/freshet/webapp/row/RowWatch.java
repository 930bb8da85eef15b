package io.freshet.webapp.row;

import io.freshet.webapp.fate.FateBook;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks Postgres twice a second for the rows of good events that have none yet. */
public final class RowWatch implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(RowWatch.class);
    private static final long PERIOD_MILLIS = 500;

    private final RowFinder finder;
    private final FateBook fates;
    private final ScheduledExecutorService timer;

    private RowWatch(RowFinder finder, FateBook fates) {
        this.finder = finder;
        this.fates = fates;
        this.timer =
                Executors.newSingleThreadScheduledExecutor(
                        task -> {
                            var thread = new Thread(task, "site-rows");
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    /** Begins to watch; parameters as for {@link RowFinder}. */
    public static RowWatch start(
            String jdbcUrl, String user, String password, String schema, FateBook fates) {
        var watch = new RowWatch(new RowFinder(jdbcUrl, user, password, schema), fates);
        var unused =
                watch.timer.scheduleWithFixedDelay(
                        watch::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
        return watch;
    }

    @Override
    public void close() {
        timer.shutdownNow();
        finder.close();
    }

    private void look() {
        try {
            fates.stored(finder.find(fates.withoutRow()));
        } catch (SQLException away) {
            // The loader says loudly when Postgres is away; the panel just shows no rows meanwhile.
            LOGGER.atDebug().addKeyValue("error", away.getSQLState()).log("no rows to show now");
        } catch (RuntimeException e) {
            LOGGER.atWarn().addKeyValue("error", e.toString()).log("looking up rows failed");
        }
    }
}
