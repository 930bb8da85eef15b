package io.freshet.webapp.watch;

import io.freshet.webapp.minute.TimeCounts;
import io.freshet.webapp.minute.Window;
import java.util.EnumMap;
import java.util.Map;

/**
 * Events of the last day by outcome, each counted at the time at which the collector wrote its
 * payload: all stages hand that time on, so that what came in and what came of it stand in the same
 * step. Thread-safe.
 */
final class OutcomeCounts {

    private final Map<Kind, TimeCounts> counts = new EnumMap<>(Kind.class);

    /** What is counted. */
    enum Kind {
        /** Events in payloads. */
        RECEIVED,
        /** Events in JSON, repeated ones included. */
        GOOD,
        /** Failed events. */
        FAILED,
        /** Bad rows. */
        BAD,
        /** Events in JSON that came before. */
        DUPLICATE
    }

    OutcomeCounts() {
        for (var kind : Kind.values()) {
            counts.put(kind, new TimeCounts());
        }
    }

    synchronized void add(Kind kind, long atMillis, int count) {
        if (count == 0) {
            return;
        }
        of(kind).add(atMillis, count);
    }

    synchronized int[] series(Kind kind, Window window, long nowMillis) {
        return of(kind).series(window, window.chartPoints(), nowMillis);
    }

    /** Good events, each once: what the books call good, over time. */
    synchronized int[] newGood(Window window, long nowMillis) {
        var all = series(Kind.GOOD, window, nowMillis);
        var again = series(Kind.DUPLICATE, window, nowMillis);
        for (var i = 0; i < all.length; i++) {
            all[i] = Math.max(0, all[i] - again[i]);
        }
        return all;
    }

    /**
     * The books of a window.
     *
     * @param fromMillis from when on everything is known
     * @param settledMillis up to when all outcomes must be there
     * @param droppedAtMost how many events the enricher says it dropped
     */
    synchronized Ledger ledger(
            Window window,
            long fromMillis,
            long settledMillis,
            long droppedAtMost,
            long nowMillis) {
        // Of the step in which knowledge begins only a part is known.
        var step = window.stepMillis();
        var from = -Math.floorDiv(-fromMillis, step) * step;
        var received = of(Kind.RECEIVED).sum(window, from, nowMillis);
        var json = of(Kind.GOOD).sum(window, from, nowMillis);
        var duplicate = of(Kind.DUPLICATE).sum(window, from, nowMillis);
        var bad = of(Kind.BAD).sum(window, from, nowMillis);
        var missing = received - json - bad;
        var late = Math.max(from, settledMillis);
        var inFlight =
                Math.min(missing, late > nowMillis ? 0 : missingSince(window, late, nowMillis));
        var gone = missing - Math.max(0, inFlight);
        return new Ledger(
                received,
                json - duplicate,
                of(Kind.FAILED).sum(window, from, nowMillis),
                bad,
                Math.max(0, Math.min(gone, droppedAtMost)),
                duplicate,
                Math.max(0, inFlight));
    }

    private long missingSince(Window window, long fromMillis, long nowMillis) {
        return of(Kind.RECEIVED).sum(window, fromMillis, nowMillis)
                - of(Kind.GOOD).sum(window, fromMillis, nowMillis)
                - of(Kind.BAD).sum(window, fromMillis, nowMillis);
    }

    private TimeCounts of(Kind kind) {
        return counts.getOrDefault(kind, new TimeCounts());
    }
}
