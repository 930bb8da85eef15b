package io.freshet.collector.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.collector.TestCollector;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.event.payload.CollectorPayload;
import io.freshet.event.payload.CollectorPayloadCodec;
import io.freshet.vectors.TestData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Requests that real trackers made. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TrackerCapturesTest {

    private TestCollector collector;

    @BeforeAll
    void start() {
        collector = TestCollector.start("");
    }

    @AfterAll
    void close() {
        collector.close();
    }

    static List<Capture> captures() throws InvalidJson {
        var captures = new ArrayList<Capture>();
        for (var line : TestData.lines("collector/tracker-captures.ndjson")) {
            captures.add(new Capture(captures.size() + 1, Json.parse(line)));
        }
        return captures;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("captures")
    void isAcceptedAndKeptWhole(Capture capture) throws IOException {
        collector.sink.take();
        RawConnection.Response response;
        try (var connection = new RawConnection(collector.port())) {
            connection.send(capture.bytes());
            response = connection.response(capture.method()).orElseThrow();
        }

        assertThat(response.status()).isEqualTo(capture.status());
        assertThat(response.header("Access-Control-Allow-Credentials")).hasValue("true");
        var records = collector.sink.take();
        if (capture.method().equals("OPTIONS")) {
            assertThat(records).isEmpty();
            return;
        }
        assertThat(records).hasSize(1);
        var payload = payload(records.get(0).bytes());
        assertThat(payload.querystring()).isEqualTo(capture.query());
        assertThat(payload.body()).isEqualTo(capture.isPost() ? capture.body() : null);
        assertThat(response.header("Set-Cookie").isPresent()).isNotEqualTo(capture.isAnonymous());
    }

    private static CollectorPayload payload(byte[] bytes) {
        return ((CollectorPayloadCodec.Decoded.Payload) CollectorPayloadCodec.decode(bytes))
                .payload();
    }

    /** One captured request. */
    record Capture(int number, JsonNode json) {

        String requestLine() {
            return json.get("request_line").stringValue();
        }

        String method() {
            return requestLine().split(" ")[0];
        }

        boolean isPost() {
            return method().equals("POST");
        }

        String query() {
            var target = requestLine().split(" ")[1];
            return target.indexOf('?') < 0 ? null : target.substring(target.indexOf('?') + 1);
        }

        String body() {
            return json.path("body").asString("");
        }

        boolean isAnonymous() {
            for (var header : json.get("headers")) {
                if (header.stringValue().toLowerCase(Locale.ROOT).startsWith("sp-anonymous:")) {
                    return true;
                }
            }
            return false;
        }

        int status() {
            return Integer.parseInt(json.get("oracle_status").stringValue().split(" ")[1]);
        }

        byte[] bytes() {
            var request = new StringBuilder(requestLine()).append("\r\n");
            json.get("headers").forEach(h -> request.append(h.stringValue()).append("\r\n"));
            return request.append("\r\n")
                    .append(body())
                    .toString()
                    .getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return number + " " + json.get("tracker").stringValue() + " " + json.get("mode");
        }
    }
}
