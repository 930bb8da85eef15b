package io.freshet.webapp.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freshet.event.json.Json;
import io.freshet.event.payload.CollectorPayload;
import io.freshet.event.payload.CollectorPayloadCodec;
import io.freshet.webapp.minute.Window;
import io.freshet.webapp.tail.Place;
import io.freshet.webapp.tail.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A pipeline that makes all kinds of payloads and lets them end in all kinds of ways, and keeps a
 * plain count of what it did.
 */
final class RandomPipeline {

    private static final String ROWS = "iglu:com.snowplowanalytics.snowplow.badrows/";
    private static final String TRACKERS = "/com.snowplowanalytics.snowplow/tp2";

    private final Random random;
    private final long now;
    private final PlayedTopics topics;
    private final Map<End, List<Long>> ends = new EnumMap<>(End.class);
    private final List<Good> loaded = new ArrayList<>();

    private enum End {
        RECEIVED,
        GOOD,
        FAILED,
        BAD,
        DROPPED,
        DUPLICATE
    }

    private record Good(String id, String fingerprint, long at) {}

    RandomPipeline(Random random, long now) {
        this.random = random;
        this.now = now;
        this.topics = new PlayedTopics(now);
        for (var end : End.values()) {
            ends.put(end, new ArrayList<>());
        }
    }

    PlayedTopics topics() {
        return topics;
    }

    /** What the books of a window have to say. */
    Ledger count(Window window) {
        return new Ledger(
                count(End.RECEIVED, window),
                count(End.GOOD, window),
                count(End.FAILED, window),
                count(End.BAD, window),
                count(End.DROPPED, window) - droppedJustNow(),
                count(End.DUPLICATE, window),
                droppedJustNow());
    }

    /** Nobody can tell yet that these will have no outcome. */
    private long droppedJustNow() {
        return ends.getOrDefault(End.DROPPED, List.of()).stream().filter(at -> at == now).count();
    }

    private long count(End end, Window window) {
        return ends.getOrDefault(end, List.of()).stream()
                .filter(at -> at >= window.fromMillis(now))
                .count();
    }

    /** One more request and all that becomes of it. */
    void request() {
        sent = 0;
        var at = time();
        var partition = random.nextInt(2);
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> events(at, payload(at, partition, TRACKERS, body(4)), sent);
            case 3 -> events(at, payload(at, partition, "/i", null), 1);
            case 4, 5 ->
                    events(
                            at,
                            payload(at, partition, "/com.sendgrid/v3", "[]"),
                            1 + random.nextInt(5));
            case 6 -> refused(at, partition, body(5), "tracker_protocol_violations");
            case 7 -> quoted(at, partition, "collector_payload_format_violation", 2);
            case 8 -> quoted(at, partition, "generic_error", 1);
            default -> {
                if (random.nextBoolean()) {
                    tooLargeToQuote(at, partition);
                } else {
                    book(End.RECEIVED, at);
                    book(End.BAD, at);
                    row(Stage.RAW_BAD, at, "size_violation", "\"beginning\"", null, 0);
                }
            }
        }
    }

    /** How many events the last body has. */
    private int sent;

    private String body(int most) {
        sent = 1 + random.nextInt(most);
        return "{\"schema\":\"iglu:x\",\"data\":["
                + "{\"e\":\"pv\",\"x\":\"],\"},".repeat(sent - 1)
                + "{\"e\":\"pv\"}]}";
    }

    private void events(long at, Place raw, int howMany) {
        for (var i = 0; i < howMany; i++) {
            book(End.RECEIVED, at);
            // Of a webhook only its outcomes tell how many it held: what is dropped last is
            // unknown.
            event(at, raw, i, i < howMany - 1 || sent == howMany && sent > 1);
        }
    }

    private void event(long at, Place raw, int index, boolean mayBeDropped) {
        switch (random.nextInt(8)) {
            case 0 -> bad(Stage.PARSED_BAD, at, raw, index);
            case 1 -> {
                bad(Stage.PARSED_BAD, at, raw, index);
                book(End.FAILED, at);
                topics.write(Stage.FAILED, part(), at, "shop\tweb".getBytes(UTF_8), raw, index);
            }
            case 2 -> {
                if (mayBeDropped) {
                    book(End.DROPPED, at);
                } else {
                    bad(Stage.JSON_BAD, at, raw, index);
                }
            }
            case 3 -> refusedByPostgres(at, raw, index);
            case 4 -> {
                if (loaded.isEmpty()) {
                    good(at, raw, index);
                } else {
                    again(loaded.get(random.nextInt(loaded.size())), at, raw, index);
                }
            }
            default -> good(at, raw, index);
        }
    }

    private void good(long at, Place raw, int index) {
        var good = new Good(uuid(), uuid(), at);
        book(End.GOOD, at);
        json(good, at, raw, index);
        loaded.add(good);
        if (random.nextInt(5) == 0) {
            // The same id with another body is another event.
            var other = new Good(good.id(), uuid(), at);
            book(End.RECEIVED, at);
            book(End.GOOD, at);
            json(other, at, payload(at, part(), "/i", null), 0);
            loaded.add(other);
        }
    }

    /** Which of two is taken for the first depends on which is read first: so both at one time. */
    private void again(Good before, long at, Place raw, int index) {
        if (before.at() != at) {
            good(at, raw, index);
            return;
        }
        book(End.DUPLICATE, at);
        json(before, at, raw, index);
    }

    private void refusedByPostgres(long at, Place raw, int index) {
        var event = new Good(uuid(), uuid(), at);
        json(event, at, raw, index);
        book(End.BAD, at);
        var times = 1 + random.nextInt(2);
        for (var i = 0; i < times; i++) {
            row(
                    Stage.JSON_BAD,
                    at + 30_000,
                    "loader_runtime_error",
                    "{\"event_id\":\"%s\",\"event_fingerprint\":\"%s\",\"collector_tstamp\":\"%s\"}"
                            .formatted(event.id(), event.fingerprint(), Instant.ofEpochMilli(at)),
                    raw,
                    index);
        }
    }

    private void refused(long at, int partition, String body, String type) {
        var raw = payload(at, partition, TRACKERS, body);
        book(End.RECEIVED, at);
        book(End.BAD, at);
        var payload = JsonNodeFactory.instance.objectNode();
        payload.put("vendor", "com.snowplowanalytics.snowplow").put("version", "tp2");
        payload.putArray("querystring");
        payload.put("body", body);
        row(Stage.PARSED_BAD, at, type, Json.print(payload), raw, 0);
    }

    private void quoted(long at, int partition, String type, int most) {
        var record = record(at, TRACKERS, body(5));
        var raw = topics.write(Stage.RAW, partition, at, record, null, 0);
        var quote = '"' + Base64.getEncoder().encodeToString(record) + '"';
        var rows = 1 + random.nextInt(most);
        for (var i = 0; i < rows; i++) {
            book(End.RECEIVED, at);
            book(End.BAD, at);
            row(Stage.PARSED_BAD, at, type, quote, raw, i);
        }
    }

    private void tooLargeToQuote(long at, int partition) {
        var body = body(5).replace("{\"e\":\"pv\"}]", "{\"x\":\"" + "y".repeat(70_000) + "\"}]");
        var raw = payload(at, partition, TRACKERS, body);
        book(End.RECEIVED, at);
        book(End.BAD, at);
        var beginning = "{\"schema\":\"" + ROWS + "adapter_failures/jsonschema/1-0-0\",\"data\":{";
        var quoted = Json.print(JsonNodeFactory.instance.stringNode(beginning));
        row(Stage.PARSED_BAD, at, "size_violation", quoted, raw, 0);
    }

    private void bad(Stage stage, long at, Place raw, int index) {
        book(End.BAD, at);
        var isOfEnricher = stage == Stage.PARSED_BAD;
        var type =
                isOfEnricher
                        ? random.nextBoolean() ? "schema_violations" : "size_violation"
                        : "loader_parsing_error";
        row(stage, at, type, isOfEnricher ? "\"a\\tb\"" : "\"line\"", raw, index);
    }

    private void json(Good event, long at, @Nullable Place raw, int index) {
        var json =
                "{\"app_id\":\"shop\",\"event_id\":\"%s\",\"event_fingerprint\":\"%s\"}"
                        .formatted(event.id(), event.fingerprint());
        topics.write(Stage.JSON, part(), at, json.getBytes(UTF_8), raw, index);
    }

    private void row(
            Stage stage, long at, String type, String payload, @Nullable Place raw, int index) {
        var writer =
                switch (stage) {
                    case RAW_BAD -> "freshet-collector";
                    case PARSED_BAD -> "freshet-enricher";
                    default ->
                            type.equals("loader_parsing_error")
                                    ? "freshet-events-processor"
                                    : "freshet-loader-pg";
                };
        var json =
                "{\"schema\":\"%s%s/jsonschema/1-0-0\",\"data\":{\"processor\":{\"artifact\":\"%s\"},\"failure\":{},\"payload\":%s}}"
                        .formatted(ROWS, type, writer, payload);
        topics.write(
                stage, raw == null ? 0 : raw.partition(), at, json.getBytes(UTF_8), raw, index);
    }

    private Place payload(long at, int partition, String path, @Nullable String body) {
        return topics.write(Stage.RAW, partition, at, record(at, path, body), null, 0);
    }

    private static byte[] record(long at, String path, @Nullable String body) {
        return CollectorPayloadCodec.encode(
                new CollectorPayload(
                        CollectorPayload.SCHEMA,
                        "203.0.113.7",
                        at,
                        "UTF-8",
                        "c",
                        null,
                        null,
                        path,
                        body == null ? "e=pv" : null,
                        body,
                        null,
                        null,
                        null,
                        null));
    }

    /** Most in the last day; some clocks are wrong by far. */
    private long time() {
        var kind = random.nextInt(20);
        if (kind == 0) {
            return now + random.nextInt(3_600_000);
        }
        if (kind == 1) {
            return random.nextInt(1000) - 1;
        }
        var span = new long[] {600_000, 3_000_000, 80_000_000}[random.nextInt(3)];
        return now - 60_000 - Math.floorMod(random.nextLong(), span);
    }

    private void book(End end, long at) {
        ends.computeIfAbsent(end, key -> new ArrayList<>()).add(Math.min(at, now));
    }

    private int part() {
        return random.nextInt(2);
    }

    private String uuid() {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
