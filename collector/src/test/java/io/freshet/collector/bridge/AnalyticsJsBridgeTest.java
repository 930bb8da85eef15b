package io.freshet.collector.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.json.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnalyticsJsBridgeTest {

    private static final String TRACK = "/com.segment/v1/t";
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String MINIMAL = "{\"context\":{\"library\":{\"version\":\"4\"}}}";

    static String[] bodiesWithoutEvent() {
        return new String[] {
            "",
            "no json",
            "\uFEFF" + MINIMAL,
            MINIMAL + "x",
            "3",
            "null",
            "[" + MINIMAL + "]",
            "{\"context\":[]}",
            "{\"context\":{\"library\":{\"version\":4}}}",
            "[".repeat(100_000),
            "{\"a\":".repeat(100_000)
        };
    }

    @ParameterizedTest
    @CsvSource({
        "i, identify/jsonschema/1-0-0",
        "t, track/jsonschema/1-0-0",
        "p, page/jsonschema/2-0-0",
        "s, screen/jsonschema/2-0-0",
        "g, group/jsonschema/2-0-0",
        "a, alias/jsonschema/2-0-0"
    })
    void eachCallHasItsSchema(String call, String schema) throws Exception {
        try (var bridged = Bridged.start("")) {
            var response = bridged.post("/com.segment/v1/" + call, JSON, MINIMAL);

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.text()).isEqualTo("{\"success\":true}");
            var payload = bridged.payloads().get(0);
            assertThat(payload.path()).isEqualTo("/com.snowplowanalytics.snowplow/tp2");
            var inner = Bridged.inner(Bridged.event(payload));
            assertThat(inner.get("schema").stringValue()).isEqualTo("iglu:com.segment/" + schema);
            bridged.counted("accepted_total{stream=\"good\"}", 1);
        }
    }

    @Test
    void fieldsOfOtherTypesAreLeftOutAndTheMessageIsKeptAsItCame() throws Exception {
        try (var bridged = Bridged.start("")) {
            var message =
                    "{\"context\":{\"library\":{\"version\":\"4\"},\"locale\":[],\"timezone\":null},"
                            + "\"properties\":{\"url\":1,\"page\":{},\"n\":1.10,\"e\":1e400,"
                            + "\"big\":123456789012345678901234567890,\"half\":\"\\ud800\"},"
                            + "\"userId\":7}";
            bridged.post(TRACK, JSON, message);

            var event = Bridged.event(bridged.payloads().get(0));
            assertThat(event.propertyNames())
                    .containsExactly("aid", "e", "tv", "p", "ue_px", "tnuid");
            assertThat(Json.print(Bridged.inner(event).get("data")))
                    .isEqualTo(message.replace("\\ud800", "?"));
        }
    }

    @Test
    void itsOwnCookiesTellTheUserForAnonymousRequestsToo() throws Exception {
        try (var bridged = Bridged.start("")) {
            var body = MINIMAL.replaceFirst("\\{", "{\"userId\":\"of-body\",");
            var cookies = "Cookie: ajs_user_id=of-cookie; ajs_anonymous_id=visitor; sp=ours\r\n";
            bridged.post(TRACK, JSON, body);
            bridged.post(TRACK, JSON + cookies, body);
            var anonymous = bridged.post(TRACK, JSON + cookies + "SP-Anonymous: *\r\n", body);

            var payloads = bridged.payloads();
            assertThat(Bridged.event(payloads.get(0)).get("uid").stringValue())
                    .isEqualTo("of-body");
            assertThat(Bridged.event(payloads.get(1)).get("uid").stringValue())
                    .isEqualTo("of-cookie");
            assertThat(Bridged.event(payloads.get(1)).get("tnuid").stringValue()).isEqualTo("ours");
            var event = Bridged.event(payloads.get(2));
            assertThat(event.get("uid").stringValue()).isEqualTo("of-cookie");
            assertThat(event.get("duid").stringValue()).isEqualTo("visitor");
            assertThat(event.get("tnuid").stringValue())
                    .isEqualTo("00000000-0000-0000-0000-000000000000");
            assertThat(payloads.get(2).ipAddress()).isEqualTo("unknown");
            assertThat(String.join("\n", payloads.get(2).headers())).doesNotContain("Cookie");
            assertThat(anonymous.header("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void textIsReadInItsCharsetAndStoredAsJson() throws Exception {
        try (var bridged = Bridged.start("")) {
            var body = MINIMAL.replaceFirst("\\{", "{\"userId\":\"Zo\u00eb\",");
            bridged.send(
                    "POST",
                    TRACK,
                    "Content-Type: TEXT/plain; charset=ISO-8859-1\r\n",
                    body.getBytes(StandardCharsets.ISO_8859_1));

            var payload = bridged.payloads().get(0);
            assertThat(payload.contentType()).isEqualTo("application/json");
            assertThat(payload.headers()).containsExactly("Host: c.test", "application/json");
            assertThat(Bridged.event(payload).get("uid").stringValue()).isEqualTo("Zo\u00eb");
        }
    }

    @ParameterizedTest
    @MethodSource("bodiesWithoutEvent")
    void aBodyWithoutAnEventIsRefusedAndStoresNothing(String body) throws Exception {
        try (var bridged = Bridged.start("")) {
            var response = bridged.post(TRACK, JSON, body);

            assertThat(response.status()).isEqualTo(500);
            assertThat(response.text()).startsWith("The body ");
            assertThat(bridged.collector.sink.take()).isEmpty();
            bridged.counted("refused_total{reason=\"malformed\"}", 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "PUT", "POST"})
    void anotherCallIs400WhateverTheMethodAndOnlyAPostIsAnEvent(String method) throws Exception {
        try (var bridged = Bridged.start("")) {
            var response = bridged.send(method, "/com.segment/v1/batch", "", new byte[0]);

            assertThat(response.status()).isEqualTo(400);
            bridged.counted("refused_total{reason=\"malformed\"}", method.equals("POST") ? 1 : 0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /com.segment/v1/t, 404",
        "PUT, /com.segment/v1/t, 404",
        "OPTIONS, /com.segment/v1/t, 200",
        "POST, /com.segment/v1/, 404",
        "POST, /com.segment/v1/t/, 404",
        "POST, /com.segment/v2/t, 404",
        "POST, /com.segment/v1, 200"
    })
    void pathsBesideItsCallsAreServedAsEver(String method, String path, int status)
            throws Exception {
        try (var bridged = Bridged.start("")) {
            assertThat(bridged.send(method, path, "", new byte[0]).status()).isEqualTo(status);
        }
    }

    @Test
    void whoIsNotToBeTrackedGetsTheSameAnswerWithoutCookieAndNothingIsStored() throws Exception {
        var dnt = "doNotTrackCookie { enabled = true, name = dnt, value = \"1\" }";
        try (var bridged = Bridged.start(dnt)) {
            var response = bridged.post(TRACK, JSON + "Cookie: dnt=1\r\n", MINIMAL);

            assertThat(response.text()).isEqualTo("{\"success\":true}");
            assertThat(response.header("Set-Cookie")).isEmpty();
            assertThat(bridged.collector.sink.take()).isEmpty();
            bridged.counted("dropped_total{rule=\"do_not_track\"}", 1);
        }
    }

    @Test
    void withoutCookiesNoneIsReadOrSet() throws Exception {
        try (var bridged = Bridged.start("cookie.enabled = false")) {
            var response = bridged.post(TRACK, JSON + "Cookie: sp=mine\r\n", MINIMAL);

            assertThat(response.header("Set-Cookie")).isEmpty();
            assertThat(bridged.payloads().get(0).networkUserId()).isNotEqualTo("mine").hasSize(36);
        }
    }

    @Test
    void aMessageThatFitsInNoRecordBecomesABadRow() throws Exception {
        try (var bridged = Bridged.start("streams.sink.maxBytes = 2000")) {
            var response =
                    bridged.post(
                            TRACK, JSON, MINIMAL.replace("\"4\"", "\"" + "4".repeat(3000) + "\""));

            assertThat(response.status()).isEqualTo(200);
            var row =
                    new String(
                            bridged.collector.sink.take().get(0).bytes(), StandardCharsets.UTF_8);
            assertThat(row).contains("size_violation");
            bridged.counted("accepted_total{stream=\"bad\"}", 1);
        }
    }
}
