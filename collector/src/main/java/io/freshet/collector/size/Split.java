package io.freshet.collector.size;

import io.freshet.collector.size.CompactEvents.Batch;
import io.freshet.collector.size.Envelope.Span;
import io.freshet.collector.size.OutputRecord.Stream;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.event.payload.CollectorPayload;
import io.freshet.event.payload.CollectorPayloadCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Takes one payload that is too large apart. The events have the room that the payload leaves
 * without its array, as in the reference: white space and other members of the body count although
 * no piece repeats them. Only where events would be refused for that alone, they do not.
 *
 * <p>What it holds at a time is the request, its events printed compactly, and the records that
 * they become.
 */
final class Split {

    /** A text that is quoted is cut after so many characters. */
    private static final int QUOTED = 500;

    /** No schema that anybody has is longer, and each piece repeats it. */
    private static final int LONGEST_URI = 1000;

    /** As many pieces are always made ... */
    private static final int PIECES = 32;

    /** ... and more while together they are not larger than so many times the request. */
    private static final int GROWTH = 4;

    private static final String NOT_SELF_DESCRIBING =
            "cannot split POST requests which are not self-describing ";

    private final CollectorPayload payload;
    private final String key;
    private final int wholeSize;
    private final int maxBytes;
    private final SizeViolations violations;

    Split(CollectorPayload payload, String key, int wholeSize, PayloadSplitter limits) {
        this.payload = payload;
        this.key = key;
        this.wholeSize = wholeSize;
        this.maxBytes = limits.maxBytes();
        this.violations = new SizeViolations(payload, key, limits);
    }

    /** In order: the events that fit, then a bad row for each of the others; never none. */
    List<OutputRecord> records() {
        var body = payload.body();
        if (body == null) {
            return refusal("GET requests cannot be split");
        }
        try {
            return records(body, Envelope.read(body));
        } catch (InvalidJson e) {
            return refusal("cannot split POST requests which are not json " + e.getMessage());
        }
    }

    private List<OutputRecord> records(String body, Envelope envelope) throws InvalidJson {
        var problem = problem(body, envelope);
        if (problem != null) {
            return refusal(problem);
        }
        // Were one of them absent, that would be the problem.
        var schemaText = Objects.requireNonNull(envelope.schema());
        var data = Objects.requireNonNull(envelope.data());
        var schema = Json.print(Json.parse(schemaText.in(body)));
        int empty = piece(schema, "[]").length;
        var events = CompactEvents.read(body, data, maxBytes);
        long room = room(events, maxBytes - (empty - 2));
        if (room <= 0 || events.isEmpty()) {
            return refusal(
                    "cannot split this POST request because event without \"data\" field is still"
                            + " too big");
        }
        var estimate = new Estimate(empty);
        events.deal(room, estimate);
        if (estimate.isTooMuch()) {
            return refusal(
                    "cannot split this POST request because its "
                            + estimate.pieces
                            + " pieces would be more than "
                            + GROWTH
                            + " times its size");
        }
        var pieces = new Pieces(schema, events);
        events.deal(room, pieces);
        pieces.good.addAll(pieces.bad);
        return pieces.good;
    }

    /** That of the reference, unless an event fits into a piece but not into it. */
    private long room(CompactEvents events, long most) {
        long reference = maxBytes - wholeSize + events.arrayBytes();
        return events.largestBelow(most) < reference ? Math.min(reference, most) : most;
    }

    /** Why there are no events to be dealt; null where there are. */
    private static @Nullable String problem(String body, Envelope envelope) throws InvalidJson {
        if (!envelope.isObject()) {
            return NOT_SELF_DESCRIBING
                    + "Got value '"
                    + quoted(body.strip())
                    + "' with wrong type, expecting object";
        }
        var schema = envelope.schema();
        var data = envelope.data();
        if (schema == null || data == null || !isString(body, schema)) {
            return NOT_SELF_DESCRIBING + "schema key is not available";
        }
        var uri = Json.parse(schema.in(body)).stringValue();
        var parsed = SchemaKey.parse(uri);
        if (parsed.key().isEmpty() || uri.length() > LONGEST_URI) {
            return NOT_SELF_DESCRIBING
                    + "Invalid Iglu URI: "
                    + quoted(uri)
                    + ", code: "
                    + parsed.error();
        }
        return body.charAt(data.from()) == '['
                ? null
                : "cannot split POST requests which do not contain a data array";
    }

    private static boolean isString(String body, Span value) {
        return body.charAt(value.from()) == '"';
    }

    /** Enough to know it by; the whole would make the row larger than the payload. */
    private static String quoted(String text) {
        return text.length() <= QUOTED ? text : text.substring(0, QUOTED) + "…";
    }

    private List<OutputRecord> refusal(String why) {
        return List.of(violations.row(wholeSize, why));
    }

    private byte[] piece(String schema, String events) {
        var body = "{\"schema\":" + schema + ",\"data\":" + events + "}";
        return CollectorPayloadCodec.encode(payload.withBody(body));
    }

    /** Makes the records. */
    private final class Pieces implements CompactEvents.Taker {

        private final String schema;
        private final CompactEvents events;
        private final List<OutputRecord> good = new ArrayList<>();
        private final List<OutputRecord> bad = new ArrayList<>();

        private Pieces(String schema, CompactEvents events) {
            this.schema = schema;
            this.events = events;
        }

        @Override
        public void batch(Batch batch) {
            good.add(new OutputRecord(Stream.GOOD, key, piece(schema, events.text(batch))));
        }

        @Override
        public void oversized(int size) {
            bad.add(violations.row(size, "this POST request split is still too large"));
        }
    }

    /**
     * Adds up what the records would take. A large head, repeated for many small events, or a bad
     * row for each of many, must not make of a request something that fills memory or topic.
     */
    private final class Estimate implements CompactEvents.Taker {

        private final int empty;
        private int pieces;
        private long bytes;
        private long rowSize = -1;

        private Estimate(int empty) {
            this.empty = empty;
        }

        @Override
        public void batch(Batch batch) {
            pieces++;
            bytes += empty + batch.filled();
        }

        @Override
        public void oversized(int size) {
            if (rowSize < 0) {
                rowSize = violations.row(size, "").bytes().length;
            }
            pieces++;
            bytes += rowSize;
        }

        private boolean isTooMuch() {
            return pieces > PIECES && bytes > (long) GROWTH * wholeSize;
        }
    }
}
