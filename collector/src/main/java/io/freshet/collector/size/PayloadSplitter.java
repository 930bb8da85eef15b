package io.freshet.collector.size;

import io.freshet.collector.request.RequestPayload;
import io.freshet.collector.size.OutputRecord.Stream;
import io.freshet.event.badrow.BadRow;
import io.freshet.event.badrow.BadRowJson;
import io.freshet.event.badrow.Processor;
import io.freshet.event.iglu.ParseError;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.event.payload.CollectorPayload;
import io.freshet.event.payload.CollectorPayloadCodec;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Keeps records below the size that the stream takes: a POST of many events becomes several
 * payloads, and what cannot be split becomes a {@code size_violation} bad row.
 *
 * @param maxBytes every good record is smaller than this
 * @param processor who signs the bad rows
 */
public record PayloadSplitter(int maxBytes, Processor processor) {

    private static final int QUOTED = 100;
    private static final String PREFIX = "oversized collector payload: ";
    private static final String NOT_SELF_DESCRIBING =
            "cannot split POST requests which are not self-describing ";

    /** The records of one payload, all with one key; usually one. */
    public List<OutputRecord> records(CollectorPayload payload, String key) {
        return records(RequestPayload.of(payload), key);
    }

    /** The same for a payload as it came. */
    public List<OutputRecord> records(RequestPayload payload, String key) {
        var bytes = payload.encode();
        if (bytes.length < maxBytes) {
            return List.of(new OutputRecord(Stream.GOOD, key, bytes));
        }
        return new Split(payload.whole(), key, bytes.length).records();
    }

    private final class Split {

        private final CollectorPayload payload;
        private final String key;
        private final int wholeSize;
        private final List<OutputRecord> records = new ArrayList<>();

        private Split(CollectorPayload payload, String key, int wholeSize) {
            this.payload = payload;
            this.key = key;
            this.wholeSize = wholeSize;
        }

        private List<OutputRecord> records() {
            var body = payload.body();
            if (body == null) {
                refuse(wholeSize, "GET requests cannot be split");
                return records;
            }
            try {
                split(Json.parse(body));
            } catch (InvalidJson e) {
                refuse(
                        wholeSize,
                        "cannot split POST requests which are not json " + e.getMessage());
            }
            return records;
        }

        private void split(JsonNode body) {
            var schema = schema(body);
            if (schema == null) {
                return;
            }
            var events = body.get("data");
            if (!events.isArray()) {
                refuse(wholeSize, "cannot split POST requests which do not contain a data array");
                return;
            }
            var withoutEvents = wholeSize - Json.printBytes(events).length;
            if (withoutEvents >= maxBytes) {
                refuse(
                        wholeSize,
                        "cannot split this POST request because event without \"data\" field is"
                                + " still too big");
                return;
            }
            var dealt = EventBatches.of(events, maxBytes - withoutEvents);
            dealt.batches().forEach(batch -> accept(schema, batch));
            dealt.oversized()
                    .forEach(size -> refuse(size, "this POST request split is still too large"));
        }

        /** The envelope's schema URI, or null after a refusal. */
        private @Nullable String schema(JsonNode body) {
            if (!body.isObject()) {
                refuse(
                        wholeSize,
                        NOT_SELF_DESCRIBING
                                + "Got value '"
                                + start(Json.print(body))
                                + "' with wrong type, expecting object");
                return null;
            }
            var schema = body.get("schema");
            if (schema == null || !schema.isString() || body.get("data") == null) {
                refuse(wholeSize, NOT_SELF_DESCRIBING + "schema key is not available");
                return null;
            }
            var uri = schema.stringValue();
            var parsed = SchemaKey.parse(uri);
            if (parsed.key().isEmpty()) {
                refuse(wholeSize, NOT_SELF_DESCRIBING + describe(uri, parsed.error()));
                return null;
            }
            return uri;
        }

        /** Enough to know it by; the whole would make the row larger than the payload. */
        private String start(String json) {
            return json.length() <= QUOTED ? json : json.substring(0, QUOTED) + "…";
        }

        private String describe(String uri, ParseError error) {
            return "Invalid Iglu URI: " + uri + ", code: " + error;
        }

        private void accept(String schema, String events) {
            var body = "{\"schema\":\"" + schema + "\",\"data\":" + events + "}";
            records.add(
                    new OutputRecord(
                            Stream.GOOD,
                            key,
                            CollectorPayloadCodec.encode(payload.withBody(body))));
        }

        private void refuse(int actualSize, String why) {
            var row =
                    new BadRow.SizeViolation(
                            processor,
                            Instant.ofEpochMilli(payload.timestamp()),
                            maxBytes,
                            actualSize,
                            PREFIX + why,
                            PayloadText.start(payload, maxBytes / 10));
            records.add(
                    new OutputRecord(
                            Stream.BAD,
                            key,
                            BadRowJson.print(row).getBytes(StandardCharsets.UTF_8)));
        }
    }
}
