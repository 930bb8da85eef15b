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

    private final Map<Integer, Mark> partitions = new HashMap<>();

    private record Mark(long written, long done, long doneAtMillis) {}

    synchronized void written(Place payload, long atMillis) {
        partitions.merge(
                payload.partition(),
                new Mark(payload.offset(), -1, atMillis),
                (old, now) ->
                        new Mark(Math.max(old.written, now.written), old.done, old.doneAtMillis));
    }

    synchronized void done(Place payload, long atMillis) {
        partitions.merge(
                payload.partition(),
                new Mark(payload.offset(), payload.offset(), atMillis),
                (old, now) ->
                        now.done <= old.done
                                ? old
                                : new Mark(Math.max(old.written, now.written), now.done, atMillis));
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
