package io.freshet.webapp.watch;

import io.freshet.webapp.tail.Place;
import java.util.HashMap;
import java.util.Map;

/**
 * How many events came in with each payload, where the payload alone does not tell: webhooks have
 * an event for each outcome, and a request that is refused as a whole is one thing, whatever it
 * holds. Outcomes may be read before their payload. Thread-safe.
 */
final class PayloadBook {

    /** So many payloads that may still turn out to hold more or less; each takes 100 bytes. */
    private static final int OPEN = 200_000;

    /** So many payloads whose outcomes were read before them. */
    private static final int EARLY = 50_000;

    /** Kafka takes no more partitions than this of a topic that people make. */
    private static final int PARTITIONS = 10_000;

    /** What is booked for a payload; negative where its request was refused as a whole. */
    private final Recent<Integer> booked = new Recent<>(OPEN);

    /** What outcomes tell of payloads that are not read yet; negative as above. */
    private final Recent<Integer> early = new Recent<>(EARLY);

    private final Map<Integer, Read> partitions = new HashMap<>();

    /** Which offsets of a partition were read: those before the tail, and those of the tail. */
    private static final class Read {
        private long history = -1;
        private long tailFirst = Long.MAX_VALUE;
        private long tailLast = -1;

        void add(long offset, boolean isHistory) {
            if (isHistory) {
                history = Math.max(history, offset);
                return;
            }
            if (offset <= tailLast) {
                // The topic was made anew.
                history = -1;
                tailFirst = offset;
            }
            tailFirst = Math.min(tailFirst, offset);
            tailLast = offset;
        }

        boolean has(long offset) {
            return offset <= history || (offset >= tailFirst && offset <= tailLast);
        }
    }

    /**
     * Books a payload.
     *
     * @param events how many it seems to hold
     * @param isOpen whether its outcomes may tell otherwise
     * @return how many events came in, as far as is known
     */
    synchronized int payload(Place place, int events, boolean isOpen, boolean isHistory) {
        if (place.partition() < PARTITIONS) {
            partitions
                    .computeIfAbsent(place.partition(), partition -> new Read())
                    .add(place.offset(), isHistory);
        }
        var key = key(place);
        var told = early.remove(key);
        if (told != null && told < 0) {
            booked.put(key, told);
            return -told;
        }
        if (!isOpen) {
            booked.remove(key);
            return events;
        }
        var count = told == null ? events : Math.max(events, told);
        booked.put(key, count);
        return count;
    }

    /**
     * Takes what an event's outcome tells of its payload.
     *
     * @param index the event's position in its payload
     * @return how many more events came in than were booked
     */
    synchronized int event(Place payload, int index) {
        var key = key(payload);
        var total = Math.max(0, index) + 1;
        if (!isRead(payload)) {
            if (total > 1) {
                early.merge(key, total, (old, now) -> old < 0 ? old : Math.max(old, now));
            }
            return 0;
        }
        var before = booked.get(key);
        if (before == null || before < 0 || before >= total) {
            return 0;
        }
        booked.put(key, total);
        return total - before;
    }

    /**
     * Takes what a bad row in place of a whole request tells of its payload.
     *
     * @param index its position among the rows of the payload
     * @param events how many the payload seems to hold, by what the row quotes of it
     * @return how many more events came in than were booked
     */
    synchronized int refused(Place payload, int index, int events) {
        var key = key(payload);
        var total = Math.max(0, index) + 1;
        if (!isRead(payload)) {
            early.merge(key, -total, (old, now) -> old > 0 ? now : Math.min(old, now));
            return 0;
        }
        var before = booked.get(key);
        if (before == null) {
            return index <= 0 ? 1 - events : 1;
        }
        var now = before < 0 ? Math.max(-before, total) : total;
        booked.put(key, -now);
        return now - Math.abs(before);
    }

    private boolean isRead(Place payload) {
        var read = partitions.get(payload.partition());
        return read != null && read.has(payload.offset());
    }

    private static long key(Place place) {
        return ((long) place.partition() << 48) ^ place.offset();
    }
}
