package io.freshet.webapp.watch;

import io.freshet.webapp.cause.BadRecord;
import io.freshet.webapp.cause.CauseBook;
import io.freshet.webapp.live.LiveEvent.Outcome;
import io.freshet.webapp.live.LiveRing;
import io.freshet.webapp.live.SeenEvent;
import io.freshet.webapp.minute.NamedCounts;
import io.freshet.webapp.minute.Window;
import io.freshet.webapp.schema.SchemaUse;
import io.freshet.webapp.tail.TailRecord;
import io.freshet.webapp.trace.EventIndex;
import io.freshet.webapp.watch.OutcomeCounts.Kind;
import java.util.List;
import java.util.stream.Stream;

/**
 * What has been seen of the pipeline's records: counts, causes, the newest events, and where each
 * stands. All of it is bounded. Knows no broker and no clock: it is told records. Thread-safe.
 */
public final class Seen {

    /** How many events the stream keeps. */
    public static final int RING = 10_000;

    private static final int NAMES = 200;
    private final LiveRing ring;
    private final Books books = new Books();
    private final NamedCounts names = new NamedCounts(NAMES);
    private final CauseBook causes = new CauseBook();
    private final EventIndex index = new EventIndex();
    private final MetSchemas schemas = new MetSchemas();
    private final ConfigMarkers configs = new ConfigMarkers();

    /**
     * Nothing seen.
     *
     * @param firstSeq the number before the first event of the stream
     */
    public Seen(long firstSeq) {
        this.ring = new LiveRing(RING, firstSeq);
    }

    /** The newest events. */
    public LiveRing ring() {
        return ring;
    }

    /** Bad rows by cause. */
    public CauseBook causes() {
        return causes;
    }

    /** Event names by frequency. */
    public NamedCounts names() {
        return names;
    }

    /** Where events stand. */
    public EventIndex index() {
        return index;
    }

    /**
     * What changed from a moment on: enrichments while we looked, and schemas.
     *
     * @param fromMillis not before everything is known
     */
    public List<Marker> markers(long fromMillis) {
        return Stream.concat(configs.all().stream(), schemas.news(fromMillis).stream()).toList();
    }

    /** How often schemas were met. */
    public SchemaUse schemas() {
        return schemas;
    }

    /**
     * The books of a window.
     *
     * @param fromMillis from when on everything is known
     * @param droppedAtMost how many events the enricher says it dropped
     * @param isIdle whether nothing waits for the stages
     * @param isRead whether history is read
     */
    public Ledger ledger(
            Window window,
            long fromMillis,
            long droppedAtMost,
            boolean isIdle,
            boolean isRead,
            long nowMillis) {
        return books.ledger(window, fromMillis, droppedAtMost, isIdle, isRead, nowMillis);
    }

    /** Events of a window over time: good, failed, bad. */
    public Chart chart(Window window, long nowMillis) {
        var counts = books.counts();
        return new Chart(
                window.fromMillis(nowMillis),
                window.chartSeconds(),
                counts.newGood(window, nowMillis),
                counts.series(Kind.FAILED, window, nowMillis),
                counts.series(Kind.BAD, window, nowMillis));
    }

    /** Takes a record. Any bytes will do. */
    public void note(TailRecord record) {
        switch (record.stage()) {
            case RAW -> books.payload(record);
            case JSON -> good(record);
            case FAILED -> failed(record);
            case RAW_BAD, PARSED_BAD, JSON_BAD -> bad(record);
            case GOOD -> {
                // JSON tells the same and more.
            }
        }
    }

    private void good(TailRecord record) {
        var event = SeenEvent.ofJson(record);
        var at = record.collectedAt();
        var isDuplicate = books.good(record, event);
        index.put(event.id(), record.place());
        var name = event.about().event();
        names.add(name == null ? "(no name)" : name, at);
        event.schemas().forEach(schema -> schemas.good(schema, at));
        if (!record.isHistory()) {
            configs.seen(record.header("freshet-config"), record.seenAtMillis());
            ring.add(event.toLive(record, isDuplicate ? Outcome.DUPLICATE : Outcome.GOOD));
        }
    }

    private void failed(TailRecord record) {
        books.failed(record);
        if (!record.isHistory()) {
            ring.add(SeenEvent.ofLine(record).toLive(record, Outcome.FAILED));
        }
    }

    private void bad(TailRecord record) {
        var row = BadRecord.of(record.value());
        var at = books.bad(record, row);
        causes.add(row, record.place(), at);
        row.eventId().ifPresent(id -> index.put(id, record.place()));
        if (row.cause().schema() != null) {
            schemas.bad(row.cause().schema(), at);
        }
        if (!record.isHistory()) {
            ring.add(LiveEvents.ofBad(row, record));
        }
    }
}
