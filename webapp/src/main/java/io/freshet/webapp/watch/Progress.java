package io.freshet.webapp.watch;

import io.freshet.webapp.tail.Place;
import java.util.HashMap;
import java.util.Map;

/**
 * How far outcomes have come: what was written to a partition of raw good after the newest payload
 * that has an outcome is under way. Thread-safe.
 */
final class Progress {

    /** Outcomes of one partition come in several topics, and not quite in order. */
    private static final long GRACE_MILLIS = 10_000;

    /** Headers may name any partition; there are never so many. */
    private static final int MOST_PARTITIONS = 10_000;

    private final Map<Integer, Mark> partitions = new HashMap<>();

    private static final class Mark {
        private long written = -1;
        private long tail = -1;
        private long done = -1;
        private long doneAtMillis;

        Mark(long atMillis) {
            doneAtMillis = atMillis;
        }
    }

    synchronized void written(Place payload, long atMillis, boolean isHistory) {
        var mark = mark(payload, atMillis);
        if (!isHistory) {
            if (payload.offset() <= mark.tail) {
                // The topic was made anew.
                mark.written = -1;
                mark.done = -1;
                mark.doneAtMillis = atMillis;
            }
            mark.tail = payload.offset();
        }
        mark.written = Math.max(mark.written, payload.offset());
    }

    synchronized void done(Place payload, long atMillis) {
        var mark = mark(payload, atMillis);
        if (payload.offset() > mark.done) {
            mark.done = payload.offset();
            mark.doneAtMillis = atMillis;
        }
    }

    private Mark mark(Place payload, long atMillis) {
        var known = partitions.get(payload.partition());
        if (known != null || partitions.size() >= MOST_PARTITIONS) {
            return known == null ? new Mark(atMillis) : known;
        }
        var mark = new Mark(atMillis);
        partitions.put(payload.partition(), mark);
        return mark;
    }

    /**
     * Up to when all outcomes must be there.
     *
     * @param isIdle whether nothing waits for the stages, so that what has no outcome gets none
     */
    synchronized long settledMillis(long nowMillis, boolean isIdle) {
        var settled = nowMillis - GRACE_MILLIS;
        if (isIdle) {
            return settled;
        }
        for (var mark : partitions.values()) {
            if (mark.done < mark.written) {
                settled = Math.min(settled, mark.doneAtMillis - GRACE_MILLIS);
            }
        }
        return settled;
    }
}
