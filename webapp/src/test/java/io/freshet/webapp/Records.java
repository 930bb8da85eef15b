package io.freshet.webapp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freshet.event.payload.CollectorPayload;
import io.freshet.event.payload.CollectorPayloadCodec;
import io.freshet.webapp.tail.Place;
import io.freshet.webapp.tail.Stage;
import io.freshet.webapp.tail.TailRecord;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** Records of the pipeline's topics, made without a broker. */
public final class Records {

    private long offset;
    private boolean isHistory;
    private long seenAfter = 5;

    /** From now on records were there before anybody looked. */
    public Records history(boolean from) {
        isHistory = from;
        return this;
    }

    /** From now on records are seen so long after their timestamp, milliseconds. */
    public Records seenAfter(long millis) {
        seenAfter = millis;
        return this;
    }

    /** From now on records have these offsets, as in a topic that is made anew. */
    public Records anew() {
        offset = 0;
        return this;
    }

    /** A payload of a tracker with so many events. */
    public TailRecord payload(long at, int events) {
        var body = new StringBuilder("{\"schema\":\"iglu:x\",\"data\":[");
        for (var i = 0; i < events; i++) {
            body.append(i == 0 ? "" : ",").append("{\"e\":\"pv\",\"x\":\"]\"}");
        }
        return payload(at, "/com.snowplowanalytics.snowplow/tp2", body.append("]}").toString());
    }

    /** Any payload. */
    public TailRecord payload(long at, String path, @Nullable String body) {
        var payload =
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
                        null);
        return record(Stage.RAW, at, CollectorPayloadCodec.encode(payload), null, -1);
    }

    /** A JSON event. */
    public TailRecord good(long at, String id, @Nullable TailRecord payload, int index) {
        var json =
                """
                {"app_id":"shop","event_id":"%s","event_name":"page_view","event_fingerprint":null}"""
                        .formatted(id);
        return record(Stage.JSON, at, json.getBytes(UTF_8), payload, index);
    }

    /** A JSON event of these columns. */
    public TailRecord json(long at, String json, @Nullable TailRecord payload, int index) {
        return record(Stage.JSON, at, json.getBytes(UTF_8), payload, index);
    }

    /** A failed event. */
    public TailRecord failed(long at, @Nullable TailRecord payload, int index) {
        return record(Stage.FAILED, at, "shop\tweb".getBytes(UTF_8), payload, index);
    }

    /** A bad row. */
    public TailRecord bad(Stage stage, long at, String row, @Nullable TailRecord payload) {
        return bad(stage, at, row, payload, 0);
    }

    /** A bad row of one of several events. */
    public TailRecord bad(
            Stage stage, long at, String row, @Nullable TailRecord payload, int index) {
        return record(stage, at, row.getBytes(UTF_8), payload, index);
    }

    /** A record of any bytes on raw good. */
    public TailRecord raw(long at, byte[] value) {
        return record(Stage.RAW, at, value, null, -1);
    }

    private TailRecord record(
            Stage stage, long at, byte[] value, @Nullable TailRecord payload, int index) {
        var headers = new RecordHeaders();
        if (payload != null) {
            headers.add("freshet-raw", header(payload.place()).getBytes(UTF_8));
            headers.add("freshet-index", Integer.toString(index).getBytes(UTF_8));
        }
        var record =
                new ConsumerRecord<byte[], byte[]>(
                        "topic_" + stage.name().toLowerCase(Locale.ROOT),
                        0,
                        offset++,
                        at,
                        TimestampType.CREATE_TIME,
                        0,
                        value.length,
                        null,
                        value,
                        headers,
                        Optional.empty());
        return new TailRecord(stage, record, at + seenAfter, isHistory);
    }

    private static String header(Place place) {
        return place.topic() + "-" + place.partition() + "-" + place.offset();
    }
}
