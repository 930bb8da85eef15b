package io.freshet.webapp.overview;

import io.freshet.webapp.minute.TimeCounts;
import io.freshet.webapp.minute.Window;

/**
 * How many events a component says it dropped, by the time at which it said so: its counter says
 * how many in all since its start, and what it dropped yesterday explains nothing that is missing
 * today. Thread-safe.
 */
final class DroppedEvents {

    private final TimeCounts counts = new TimeCounts();
    private long last = -1;
    private long before;
    private long firstAtMillis;

    /** Takes the counter. */
    synchronized void seen(long total, long atMillis) {
        if (last < 0) {
            // When it dropped these nobody knows: some time before.
            before = total;
            firstAtMillis = atMillis;
        } else {
            // A process that was started again counts from nought.
            var more = total < last ? total : total - last;
            counts.add(atMillis, (int) Math.min(more, Integer.MAX_VALUE));
        }
        last = total;
    }

    /** How many of the events that came in from a moment on it may have dropped. */
    synchronized long atMost(Window window, long fromMillis, long nowMillis) {
        var since = counts.sum(window, fromMillis, nowMillis);
        return since + (fromMillis < firstAtMillis ? before : 0);
    }
}
