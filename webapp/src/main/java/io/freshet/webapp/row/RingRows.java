package io.freshet.webapp.row;

import io.freshet.webapp.live.LiveEvent.Outcome;
import io.freshet.webapp.live.LiveRing;
import io.freshet.webapp.live.LiveRing.Numbered;
import io.freshet.webapp.row.RowFinder.Loaded;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks Postgres twice a second which of the newest events have a row by now. */
public final class RingRows implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(RingRows.class);
    private static final long PERIOD_MILLIS = 500;
    private static final int ASKED = 300;
    private static final int AGES = 500;

    private final RowFinder finder;
    private final LiveRing ring;
    private final Deque<Long> ages = new ArrayDeque<>();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        var thread = new Thread(task, "site-ring-rows");
                        thread.setDaemon(true);
                        return thread;
                    });
    private volatile @Nullable String trouble;
    private volatile boolean hasLooked;

    /**
     * Looks at nothing yet.
     *
     * @param finder for this alone; closed with it
     */
    public RingRows(RowFinder finder, LiveRing ring) {
        this.finder = finder;
        this.ring = ring;
    }

    /** Begins to look. */
    public void start() {
        var unused =
                timer.scheduleWithFixedDelay(
                        this::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Why Postgres cannot be asked, with its SQLSTATE; null where it can. */
    public @Nullable String trouble() {
        return trouble;
    }

    /** Whether Postgres has been asked. */
    public boolean hasLooked() {
        return hasLooked;
    }

    /** How old events were when they were loaded, of such a share of the newest less. */
    public synchronized OptionalLong millis(double share) {
        var sorted = ages.stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted.length == 0
                ? OptionalLong.empty()
                : OptionalLong.of(sorted[(int) (share * (sorted.length - 1))]);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        finder.close();
    }

    void look() {
        try {
            var waiting = ring.withoutRow(ASKED);
            var found = finder.loaded(waiting.stream().map(one -> one.event().id()).toList());
            for (var one : waiting) {
                var rows = found.getOrDefault(one.event().id(), List.of());
                Loaded.outcome(one.event(), rows).ifPresent(outcome -> settle(one, outcome, rows));
            }
            trouble = null;
            hasLooked = true;
        } catch (SQLException away) {
            trouble = words(away.getSQLState());
            LOGGER.atDebug().addKeyValue("error", away.getSQLState()).log("no rows to show now");
        } catch (RuntimeException e) {
            LOGGER.atWarn().addKeyValue("error", e.toString()).log("looking up rows failed");
        }
    }

    private static String words(@Nullable String state) {
        var isAway = state == null || state.startsWith("08");
        return (isAway ? "Postgres does not answer" : "Postgres refuses")
                + " (SQLSTATE "
                + state
                + ")";
    }

    private synchronized void settle(Numbered one, Outcome outcome, List<Loaded> rows) {
        ring.settle(one.seq(), outcome);
        if (outcome != Outcome.ROW) {
            return;
        }
        for (var row : rows) {
            if (row.loadedAt() > 0 && row.collectedAt() == one.event().at()) {
                ages.addLast(Math.max(0, row.loadedAt() - row.collectedAt()));
            }
        }
        while (ages.size() > AGES) {
            ages.removeFirst();
        }
    }
}
