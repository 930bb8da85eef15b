package io.freshet.collector.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.collector.TestCollector;
import io.freshet.collector.size.OutputRecord;
import io.freshet.collector.size.OutputRecord.Stream;
import io.freshet.collector.vectors.RawConnection;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.event.payload.CollectorPayload;
import io.freshet.event.payload.CollectorPayloadCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A collector with both bridges, and what it stores. */
final class Bridged implements AutoCloseable {

    static final String BOTH =
            "experimental { enableAnalyticsJsBridge = true, enableAmplitudeBridge = true }\n";

    final TestCollector collector;

    private Bridged(TestCollector collector) {
        this.collector = collector;
    }

    /** With further settings. */
    static Bridged start(String hocon) {
        return new Bridged(TestCollector.start(BOTH + hocon));
    }

    /**
     * Sends one request.
     *
     * @param headers whole lines
     */
    RawConnection.Response send(String method, String path, String headers, byte[] body)
            throws IOException {
        var head =
                method
                        + " "
                        + path
                        + " HTTP/1.1\r\nHost: c.test\r\nContent-Length: "
                        + body.length
                        + "\r\n"
                        + headers
                        + "\r\n";
        var request = new ByteArrayOutputStream();
        request.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(body);
        try (var connection = new RawConnection(collector.port())) {
            connection.send(request.toByteArray());
            return connection.response(method).orElseThrow();
        }
    }

    RawConnection.Response post(String path, String headers, String body) throws IOException {
        return send("POST", path, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    /** The payloads since the last call; there must be nothing else. */
    List<CollectorPayload> payloads() {
        var records = collector.sink.take();
        assertThat(records).extracting(OutputRecord::stream).containsOnly(Stream.GOOD);
        return records.stream()
                .map(record -> CollectorPayloadCodec.decode(record.bytes()))
                .map(decoded -> ((CollectorPayloadCodec.Decoded.Payload) decoded).payload())
                .toList();
    }

    /** Asserts that so many event requests have ended so, and no other. */
    void counted(String end, int requests) {
        assertThat(collector.meters.scrape())
                .contains("freshet_collector_events_in_total " + requests + ".0")
                .contains("freshet_collector_events_" + end + " " + requests + ".0");
    }

    /** The one event of a payload, in the tracker protocol's fields. */
    static JsonNode event(CollectorPayload payload) throws InvalidJson {
        var body = Json.parse(payload.body());
        assertThat(body.get("schema").stringValue())
                .isEqualTo("iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4");
        assertThat(body.get("data").size()).isEqualTo(1);
        return body.get("data").get(0);
    }

    /** The self-describing JSON inside an event. */
    static JsonNode inner(JsonNode event) throws InvalidJson {
        var bytes = Base64.getDecoder().decode(event.get("ue_px").stringValue());
        return Json.parse(bytes).get("data");
    }

    @Override
    public void close() {
        collector.close();
    }
}
