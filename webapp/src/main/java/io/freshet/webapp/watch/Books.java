package io.freshet.webapp.watch;

import io.freshet.webapp.cause.BadRecord;
import io.freshet.webapp.live.SeenEvent;
import io.freshet.webapp.minute.Window;
import io.freshet.webapp.tail.TailRecord;
import io.freshet.webapp.watch.OutcomeCounts.Kind;
import java.util.Collections;
import java.util.Map;

/**
 * Keeps the books: what came in, and how each of it ended. Each event ends once, however many
 * records tell of it. Thread-safe.
 */
final class Books {

    /**
     * So many of the newest repeated events, and of those that a loader refused, are told apart.
     */
    private static final int SPECIAL = 50_000;

    private final OutcomeCounts counts = new OutcomeCounts();
    private final PayloadBook payloads = new PayloadBook();
    private final RepeatedEvents repeated = new RepeatedEvents();
    private final Progress progress = new Progress();
    private final Map<Long, Boolean> duplicates =
            Collections.synchronizedMap(new Recent<>(SPECIAL));
    private final Map<Long, Boolean> refused = Collections.synchronizedMap(new Recent<>(SPECIAL));

    /** What was counted. */
    OutcomeCounts counts() {
        return counts;
    }

    /** A payload on raw good. */
    void payload(TailRecord record) {
        var place = record.place();
        var at = record.collectedAt();
        var events = PayloadEvents.of(record.value());
        progress.written(place, at, record.isHistory());
        counts.add(
                Kind.RECEIVED,
                at,
                payloads.payload(place, events.count(), events.isOpen(), record.isHistory()));
    }

    /**
     * An event in JSON.
     *
     * @return whether it came before
     */
    boolean good(TailRecord record, SeenEvent event) {
        var at = record.collectedAt();
        counts.add(Kind.GOOD, at, 1);
        oneOfPayload(record);
        if (!repeated.isRepeated(event.id(), event.fingerprint())) {
            return false;
        }
        counts.add(Kind.DUPLICATE, at, 1);
        duplicates.put(key(record), true);
        return true;
    }

    /** A failed event; its bad row is what counts. */
    void failed(TailRecord record) {
        counts.add(Kind.FAILED, record.collectedAt(), 1);
    }

    /**
     * A bad row.
     *
     * @return when its event was collected, epoch milliseconds
     */
    long bad(TailRecord record, BadRecord row) {
        var at = record.collectedAt();
        switch (record.stage()) {
            case RAW_BAD -> {
                counts.add(Kind.RECEIVED, at, 1);
                counts.add(Kind.BAD, at, 1);
            }
            case JSON_BAD -> {
                if (row.isOfLoader()) {
                    return ofLoader(record, row);
                }
                counts.add(Kind.BAD, at, 1);
                oneOfPayload(record);
            }
            default -> {
                counts.add(Kind.BAD, at, 1);
                ofEnricher(record, row);
            }
        }
        return at;
    }

    /**
     * The books of a window.
     *
     * @param fromMillis from when on everything is known
     * @param droppedAtMost how many events the enricher says it dropped
     * @param isIdle whether nothing waits for the stages
     * @param isRead whether history is read: until then nobody can say what is missing
     */
    Ledger ledger(
            Window window,
            long fromMillis,
            long droppedAtMost,
            boolean isIdle,
            boolean isRead,
            long nowMillis) {
        var settled = isRead ? progress.settledMillis(nowMillis, isIdle) : 0;
        return counts.ledger(window, fromMillis, settled, droppedAtMost, nowMillis);
    }

    /**
     * The event was good until then. The row is written when it is loaded, so the record's time is
     * not its event's; and rows may be delivered again when Postgres was lost in between.
     */
    private long ofLoader(TailRecord record, BadRecord row) {
        var at = Math.min(row.at().orElse(record.collectedAt()), record.collectedAt());
        row.eventId().ifPresent(id -> repeated.forget(id, row.fingerprint()));
        if (record.raw().isPresent() && refused.put(key(record), true) != null) {
            return at;
        }
        counts.add(Kind.GOOD, at, -1);
        counts.add(Kind.BAD, at, 1);
        if (duplicates.remove(key(record)) != null) {
            counts.add(Kind.DUPLICATE, at, -1);
        }
        return at;
    }

    private void ofEnricher(TailRecord record, BadRecord row) {
        var request = row.refused();
        if (request == null) {
            oneOfPayload(record);
            return;
        }
        var at = record.collectedAt();
        record.raw()
                .ifPresent(
                        raw -> {
                            progress.done(raw, at);
                            var more =
                                    payloads.refused(
                                            raw, record.index(), PayloadEvents.of(request));
                            counts.add(Kind.RECEIVED, at, more);
                        });
    }

    private void oneOfPayload(TailRecord record) {
        record.raw()
                .ifPresent(
                        raw -> {
                            progress.done(raw, record.collectedAt());
                            var more = payloads.event(raw, record.index());
                            counts.add(Kind.RECEIVED, record.collectedAt(), more);
                        });
    }

    /** The event by its place in its payload; by its own place where it does not tell. */
    private static long key(TailRecord record) {
        var place = record.raw().orElse(record.place());
        var index = Math.max(0, record.index());
        var topic = record.raw().isPresent() ? 0 : record.stage().ordinal();
        var hash = place.offset() * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) + place.partition();
        hash = (hash ^ (hash >>> 29)) * 0xc4ceb9fe1a85ec53L + topic;
        return (hash ^ (hash >>> 33)) * 0x9e3779b97f4a7c15L + index;
    }
}
