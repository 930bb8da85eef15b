package io.freshet.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.vectors.TestData;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** What the load consists of: two requests that Chromium sent with the browser tracker, as sent. */
enum SampleRequest {
    /** A pixel with a query of 1.2 kB, two entities in it. */
    GET("cross-site GET /i False"),
    /** A body of 1.4 kB with one event and three entities. */
    POST("cross-site POST post ue False");

    private static final String CAPTURES = "collector/tracker-captures.ndjson";

    /** Where a server's own address belongs. */
    private static final String HOST = "host:";

    private final String capture;

    SampleRequest(String capture) {
        this.capture = capture;
    }

    /** The bytes to send to a server at this loopback port. */
    byte[] bytes(int port) {
        var recorded = recorded();
        var body = recorded.get("body").stringValue();
        var request = new StringBuilder(recorded.get("request_line").stringValue()).append("\r\n");
        for (var header : recorded.get("headers")) {
            var line = header.stringValue();
            var isHost = line.toLowerCase(Locale.ROOT).startsWith(HOST);
            request.append(isHost ? "Host: 127.0.0.1:" + port : line).append("\r\n");
        }
        return request.append("\r\n").append(body).toString().getBytes(UTF_8);
    }

    private JsonNode recorded() {
        return TestData.lines(CAPTURES).stream()
                .map(SampleRequest::parse)
                .filter(request -> request.get("mode").stringValue().equals(capture))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(CAPTURES + " has no " + capture));
    }

    private static JsonNode parse(String line) {
        try {
            return Json.parse(line);
        } catch (InvalidJson e) {
            throw new IllegalStateException(CAPTURES + " is malformed", e);
        }
    }

    /** How they are named on the command line. */
    static List<SampleRequest> named(String names) {
        return List.of(names.split(",")).stream()
                .map(name -> valueOf(name.toUpperCase(Locale.ROOT)))
                .toList();
    }
}
