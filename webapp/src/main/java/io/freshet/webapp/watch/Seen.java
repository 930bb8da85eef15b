package io.freshet.webapp.watch;

import io.freshet.event.payload.CollectorPayloadCodec;
import io.freshet.event.payload.CollectorPayloadCodec.Decoded;
import io.freshet.webapp.cause.BadRecord;
import io.freshet.webapp.cause.CauseBook;
import io.freshet.webapp.live.LiveEvent;
import io.freshet.webapp.live.LiveRing;
import io.freshet.webapp.live.SeenEvent;
import io.freshet.webapp.minute.NamedCounts;
import io.freshet.webapp.minute.Window;
import io.freshet.webapp.schema.SchemaUse;
import io.freshet.webapp.tail.Place;
import io.freshet.webapp.tail.TailRecord;
import io.freshet.webapp.trace.EventIndex;
import io.freshet.webapp.watch.OutcomeCounts.Kind;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What has been seen of the pipeline's records: counts, causes, the newest events, and where each
 * stands. All of it is bounded. Knows no broker and no clock: it is told records. Thread-safe.
 */
public final class Seen {

    /** How many events the stream keeps. */
    public static final int RING = 10_000;

    private static final int NAMES = 200;
    private static final int WEBHOOKS = 10_000;

    /** Rows that the loader makes: their events are in JSON as well. */
    private static final Set<String> OF_LOADER =
            Set.of("loader_iglu_error", "loader_runtime_error");

    /** Rows of whole requests, one for all events in them. */
    private static final Set<String> OF_REQUEST =
            Set.of("adapter_failures", "tracker_protocol_violations");

    private final LiveRing ring;
    private final OutcomeCounts counts = new OutcomeCounts();
    private final NamedCounts names = new NamedCounts(NAMES);
    private final CauseBook causes = new CauseBook();
    private final EventIndex index = new EventIndex();
    private final MetSchemas schemas = new MetSchemas();
    private final Progress progress = new Progress();
    private final ConfigMarkers configs = new ConfigMarkers();

    /** Payloads that may hold several events, which only their outcomes tell. */
    private final Set<Place> webhooks =
            Collections.newSetFromMap(
                    Collections.synchronizedMap(
                            new LinkedHashMap<Place, Boolean>() {
                                private static final long serialVersionUID = 1L;

                                @Override
                                protected boolean removeEldestEntry(
                                        Map.Entry<Place, Boolean> eldest) {
                                    return size() > WEBHOOKS;
                                }
                            }));

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

    /** What changed while we looked. */
    public List<Marker> markers() {
        return configs.all();
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
     */
    public Ledger ledger(
            Window window, long fromMillis, long droppedAtMost, boolean isIdle, long nowMillis) {
        var settled = progress.settledMillis(nowMillis, isIdle);
        return counts.ledger(window, fromMillis, settled, droppedAtMost, nowMillis);
    }

    /** Events of a window over time: good, failed, bad. */
    public Chart chart(Window window, long nowMillis) {
        return new Chart(
                window.fromMillis(nowMillis),
                window.chartSeconds(),
                counts.series(Kind.GOOD, window, nowMillis),
                counts.series(Kind.FAILED, window, nowMillis),
                counts.series(Kind.BAD, window, nowMillis));
    }

    /** Takes a record. Any bytes will do. */
    public void note(TailRecord record) {
        switch (record.stage()) {
            case RAW -> payload(record);
            case JSON -> good(record);
            case FAILED -> failed(record);
            case RAW_BAD, PARSED_BAD, JSON_BAD -> bad(record);
            case GOOD -> {
                // JSON tells the same and more.
            }
        }
    }

    private void payload(TailRecord record) {
        var place = record.place();
        var at = record.collectedAt();
        progress.written(place, at);
        counts.add(Kind.RECEIVED, at, eventsIn(record));
    }

    private int eventsIn(TailRecord record) {
        if (!(CollectorPayloadCodec.decode(record.value()) instanceof Decoded.Payload decoded)) {
            return 1;
        }
        var payload = decoded.payload();
        var body = payload.body();
        if (body != null && PayloadEvents.isTrackers(payload.path(), body)) {
            return PayloadEvents.inBody(body);
        }
        if (body != null) {
            webhooks.add(record.place());
        }
        return 1;
    }

    private void good(TailRecord record) {
        var event = SeenEvent.ofJson(record);
        var at = record.collectedAt();
        counts.add(Kind.GOOD, at, 1);
        done(record);
        if (index.put(event.id(), event.fingerprint(), record.place())) {
            counts.add(Kind.DUPLICATE, at, 1);
        }
        var name = event.about().event();
        names.add(name == null ? "(no name)" : name, at);
        event.schemas().forEach(schema -> schemas.good(schema, at));
        if (!record.isHistory()) {
            configs.seen(record.header("freshet-config"), record.seenAtMillis());
            ring.add(event.toLive(record, LiveEvent.Outcome.GOOD));
        }
    }

    private void failed(TailRecord record) {
        counts.add(Kind.FAILED, record.collectedAt(), 1);
        if (!record.isHistory()) {
            ring.add(SeenEvent.ofLine(record).toLive(record, LiveEvent.Outcome.FAILED));
        }
    }

    private void bad(TailRecord record) {
        var row = BadRecord.of(record.value());
        var at = record.collectedAt();
        var cause = row.cause();
        counts.add(Kind.BAD, at, 1);
        switch (record.stage()) {
            case RAW_BAD -> counts.add(Kind.RECEIVED, at, 1);
            case JSON_BAD -> {
                if (OF_LOADER.contains(cause.type())) {
                    counts.add(Kind.GOOD, at, -1);
                }
            }
            default -> {
                done(record);
                if (OF_REQUEST.contains(cause.type())) {
                    counts.add(Kind.RECEIVED, at, 1 - row.eventsInBody(PayloadEvents::inBody));
                }
            }
        }
        causes.add(row, record.place(), at);
        row.eventId().ifPresent(id -> index.put(id, record.place().toString(), record.place()));
        if (cause.schema() != null) {
            schemas.bad(cause.schema(), at);
        }
        if (!record.isHistory()) {
            ring.add(LiveEvents.ofBad(row, record));
        }
    }

    /**
     * An outcome tells how far its partition of raw good is, and of a further event in a webhook.
     */
    private void done(TailRecord record) {
        var raw = record.raw();
        if (raw.isEmpty()) {
            return;
        }
        progress.done(raw.get(), record.collectedAt());
        if (record.index() > 0 && webhooks.contains(raw.get())) {
            counts.add(Kind.RECEIVED, record.collectedAt(), 1);
        }
    }
}
