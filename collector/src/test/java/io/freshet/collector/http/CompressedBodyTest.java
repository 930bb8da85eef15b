package io.freshet.collector.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.Zstd;
import io.freshet.collector.TestCollector;
import io.freshet.collector.vectors.RawConnection;
import io.freshet.event.payload.CollectorPayload;
import io.freshet.event.payload.CollectorPayloadCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class CompressedBodyTest {

    private static final String EVENTS =
            "{\"schema\":\"iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4\","
                    + "\"data\":[{\"e\":\"pv\",\"p\":\"web\",\"tv\":\"js-4\",\"page\":\"\u00e9\"}]}";

    @Test
    void gzipAndZstdBodiesAreStoredAsTheClientWroteThem() throws Exception {
        try (var collector = TestCollector.start("");
                var connection = new RawConnection(collector.port())) {
            send(connection, "gzip", gzip(EVENTS.getBytes(StandardCharsets.UTF_8)));
            assertThat(connection.response("POST").orElseThrow().status()).isEqualTo(200);
            send(connection, "zstd", Zstd.compress(EVENTS.getBytes(StandardCharsets.UTF_8)));
            assertThat(connection.response("POST").orElseThrow().status()).isEqualTo(200);

            var records = collector.sink.take();
            assertThat(records).hasSize(2);
            for (var record : records) {
                assertThat(payload(record.bytes()).body()).isEqualTo(EVENTS);
            }
            assertThat(payload(records.get(0).bytes()).headers())
                    .contains("content-encoding: gzip");
        }
    }

    @Test
    void aBodyInAnotherCodingIsKeptAsItCame() throws Exception {
        try (var collector = TestCollector.start("");
                var connection = new RawConnection(collector.port())) {
            send(connection, "br", "as it is".getBytes(StandardCharsets.UTF_8));

            assertThat(connection.response("POST").orElseThrow().status()).isEqualTo(200);
            assertThat(payload(collector.sink.take().get(0).bytes()).body()).isEqualTo("as it is");
        }
    }

    @Test
    void aBodyThatAProxyHasDecodedIsKeptThoughTheHeaderStayed() throws Exception {
        try (var collector = TestCollector.start("");
                var connection = new RawConnection(collector.port())) {
            for (var coding : List.of("gzip", "zstd", "deflate")) {
                send(connection, coding, EVENTS.getBytes(StandardCharsets.UTF_8));

                assertThat(connection.response("POST").orElseThrow().status()).isEqualTo(200);
                assertThat(payload(collector.sink.take().get(0).bytes()).body()).isEqualTo(EVENTS);
            }
        }
    }

    @Test
    void aMalformedBodyIsAnswered400AndTheConnectionGoesOn() throws Exception {
        try (var collector = TestCollector.start("");
                var connection = new RawConnection(collector.port())) {
            var damaged = gzip(EVENTS.getBytes(StandardCharsets.UTF_8));
            damaged[damaged.length / 2] ^= 0x55;
            send(connection, "gzip", damaged);
            var refused = connection.response("POST").orElseThrow();
            send(connection, "gzip", gzip(EVENTS.getBytes(StandardCharsets.UTF_8)));

            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.header("Access-Control-Allow-Origin")).hasValue("*");
            assertThat(connection.response("POST").orElseThrow().status()).isEqualTo(200);
            assertThat(collector.sink.take()).hasSize(1);
            assertThat(collector.meters.scrape()).contains("freshet_collector_buffered_bytes 0.0");
        }
    }

    @Test
    void aBombIsAnswered413AndLeavesNothingBehind() throws Exception {
        try (var collector = TestCollector.start("networking.dropPayloadSize = 1 MiB");
                var connection = new RawConnection(collector.port())) {
            send(connection, "gzip", gzip(new byte[64 << 20]));
            assertThat(connection.response("POST").orElseThrow().status()).isEqualTo(413);
            send(connection, "zstd", Zstd.compress(new byte[64 << 20]));
            assertThat(connection.response("POST").orElseThrow().status()).isEqualTo(413);

            assertThat(collector.sink.take()).isEmpty();
            assertThat(collector.meters.scrape()).contains("freshet_collector_buffered_bytes 0.0");
        }
    }

    @Test
    void whatABodyComesToSharesTheCommonBudget() throws Exception {
        try (var collector =
                        TestCollector.start(
                                "networking { dropPayloadSize = 1 MiB, maxBufferedBytes = 100 KiB }");
                var connection = new RawConnection(collector.port())) {
            send(connection, "gzip", gzip(new byte[500_000]));
            var refused = connection.response("POST").orElseThrow();

            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).hasValue("1");
            assertThat(collector.meters.scrape()).contains("freshet_collector_buffered_bytes 0.0");
        }
    }

    private static void send(RawConnection connection, String coding, byte[] body)
            throws IOException {
        var request = new ByteArrayOutputStream();
        request.writeBytes(
                ("POST /com.snowplowanalytics.snowplow/tp2 HTTP/1.1\r\nHost: c.test\r\n"
                                + "Content-Type: application/json\r\n"
                                + "content-encoding: "
                                + coding
                                + "\r\nContent-Length: "
                                + body.length
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.ISO_8859_1));
        request.writeBytes(body);
        connection.send(request.toByteArray());
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static CollectorPayload payload(byte[] thrift) {
        var decoded = CollectorPayloadCodec.decode(thrift);
        return ((CollectorPayloadCodec.Decoded.Payload) decoded).payload();
    }
}
