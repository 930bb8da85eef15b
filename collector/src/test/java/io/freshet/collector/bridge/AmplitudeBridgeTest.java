package io.freshet.collector.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.collector.sink.SinkFailure;
import io.freshet.collector.size.OutputRecord;
import io.freshet.event.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmplitudeBridgeTest {

    private static final String PATH = "/com.amplitude/2/httpapi";
    private static final String JSON = "Content-Type: application/json\r\n";
    private static final String NO_CREDENTIALS = "Access-Control-Allow-Credentials";

    static String[][] bodiesWithoutEvents() {
        return new String[][] {
            {"", "Invalid JSON: exhausted input"},
            {"{bad", "Invalid JSON: expected \" got 'bad' (line 1, column 2)"},
            {"[".repeat(100_000), "Invalid JSON: exceeded maximum nesting depth (500)"},
            {"{\"api_key\":\"k\",\"events\":[1,]}", "Invalid JSON: expected json value got ']}'"},
            {"{\"api_key\":\"k\",\"events\":[1]} x", "Invalid JSON: "},
            {"[]", "Missing api_key"},
            {"{\"api_key\":\"k\",\"events\":[1],\"api_key\":null}", "Missing api_key"},
            {"{\"events\":[1],\"api_key\":\"k\",\"events\":{}}", "Missing or invalid events array"},
            {"{\"api_key\":1,\"events\":[{}]}", "Missing api_key"},
            {"{\"api_key\":\"k\"}", "Missing or invalid events array"},
            {"{\"api_key\":\"k\",\"events\":{\"a\":1}}", "Missing or invalid events array"},
            {"{\"api_key\":\"k\",\"events\":[]}", "Events array is empty"}
        };
    }

    private static String batch(String events) {
        return "{\"api_key\":\"k\",\"events\":[" + events + "]}";
    }

    @Test
    void eventsOfOneRequestAreStoredInOrderWithOneIdAndAKeyEach() throws Exception {
        try (var bridged = Bridged.start("")) {
            var response =
                    bridged.post(PATH, JSON, batch("{\"library\":\"a\"},{},3,\"four\",null"));

            assertThat(response.status()).isEqualTo(200);
            assertThat(Json.parse(response.text()).get("events_ingested").intValue()).isEqualTo(5);
            var records = bridged.collector.sink.take();
            assertThat(records).extracting(OutputRecord::key).doesNotHaveDuplicates().hasSize(5);
            bridged.counted("accepted_total{stream=\"good\"}", 1);
            assertThat(bridged.collector.meters.scrape())
                    .contains("freshet_collector_records_total{stream=\"good\"} 5.0");

            var again = bridged.post(PATH, JSON, batch("{\"library\":\"a\"},{},3,\"four\",null"));
            var payloads = bridged.payloads();
            assertThat(payloads)
                    .allSatisfy(
                            payload ->
                                    assertThat(again.header("Set-Cookie").orElseThrow())
                                            .startsWith("sp=" + payload.networkUserId() + ";"));
            assertThat(payloads)
                    .extracting(payload -> Json.print(Bridged.inner(Bridged.event(payload))))
                    .containsExactly(
                            data("{\"library\":\"a\"}"),
                            data("{}"),
                            data("3"),
                            data("\"four\""),
                            data("null"));
        }
    }

    private static String data(String event) {
        return "{\"schema\":\"iglu:com.amplitude/payload/jsonschema/1-0-0\",\"data\":{\"data\":"
                + event
                + "}}";
    }

    @Test
    void theLastEventsCountHoweverTheirNameIsWritten() throws Exception {
        try (var bridged = Bridged.start("")) {
            var body =
                    " { \"events\" : [ 1 ] , \"\\u0065vents\" : [ 2 , [ 3 ] ] , \"api_key\" : \"\" } ";
            bridged.post(PATH, JSON, body);

            assertThat(bridged.payloads())
                    .extracting(payload -> Json.print(Bridged.inner(Bridged.event(payload))))
                    .containsExactly(data("2"), data("[3]"));
        }
    }

    @Test
    void theClientsAddressStandsWhereTheEventAsksForIt() throws Exception {
        try (var bridged = Bridged.start("streams.useIpAddressAsPartitionKey = true")) {
            var events = batch("{\"a\":1,\"ip\":\"$remote\",\"b\":2},{\"ip\":\"192.0.2.1\"}");
            bridged.post(PATH, JSON + "X-Forwarded-For: 198.51.100.7\r\n", events);

            var records = bridged.collector.sink.take();
            assertThat(records).extracting(OutputRecord::key).containsOnly("198.51.100.7");

            bridged.post(PATH, JSON + "X-Forwarded-For: 198.51.100.7\r\n", events);
            bridged.post(PATH, JSON + "SP-Anonymous: *\r\n", events);
            assertThat(bridged.payloads())
                    .extracting(
                            payload ->
                                    Json.print(
                                            Bridged.inner(Bridged.event(payload))
                                                    .get("data")
                                                    .get("data")))
                    .containsExactly(
                            "{\"a\":1,\"ip\":\"198.51.100.7\",\"b\":2}",
                            "{\"ip\":\"192.0.2.1\"}",
                            "{\"a\":1,\"ip\":\"unknown\",\"b\":2}",
                            "{\"ip\":\"192.0.2.1\"}");
        }
    }

    @ParameterizedTest
    @MethodSource("bodiesWithoutEvents")
    void aBodyWithoutEventsIsRefusedInAmplitudesWords(String body, String why) throws Exception {
        try (var bridged = Bridged.start("")) {
            var response = bridged.post(PATH, JSON + "Origin: https://shop.test\r\n", body);

            assertThat(response.status()).isEqualTo(400);
            assertThat(Json.parse(response.text()).get("error").stringValue()).startsWith(why);
            assertThat(response.header("Access-Control-Allow-Origin"))
                    .hasValue("https://shop.test");
            assertThat(bridged.collector.sink.take()).isEmpty();
            bridged.counted("refused_total{reason=\"malformed\"}", 1);
        }
    }

    @Test
    void whateverJsonAnEventIsItIsStored() throws Exception {
        try (var bridged = Bridged.start("")) {
            var deep = "[".repeat(490) + "]".repeat(490);
            var events =
                    deep
                            + ",{\"user_id\":\"\\ud800\",\"time\":1e999999999,\"ip\":[\"$remote\"]}"
                            + ",{\"time\":"
                            + "9".repeat(100_000)
                            + "},1e400,-0,{\"\":0,\"\":1}";
            var response = bridged.post("/com.amplitude/2/batch", JSON, batch(events));

            assertThat(response.status()).isEqualTo(200);
            var payloads = bridged.payloads();
            assertThat(payloads).hasSize(6);
            assertThat(Bridged.event(payloads.get(1)).propertyNames())
                    .containsExactly("aid", "e", "tv", "p", "ue_px", "tnuid", "uid");
            assertThat(Bridged.event(payloads.get(2)).has("dtm")).isFalse();
        }
    }

    @Test
    void whoIsNotToBeTrackedGetsTheSameAnswerWithoutCookieAndNothingIsStored() throws Exception {
        var dnt = "doNotTrackCookie { enabled = true, name = dnt, value = \"1\" }";
        try (var bridged = Bridged.start(dnt)) {
            var response = bridged.post(PATH, JSON + "Cookie: dnt=1\r\n", batch("{},{}"));

            assertThat(response.status()).isEqualTo(200);
            assertThat(Json.parse(response.text()).get("events_ingested").intValue()).isEqualTo(2);
            assertThat(response.header("Set-Cookie")).isEmpty();
            assertThat(bridged.collector.sink.take()).isEmpty();
            bridged.counted("dropped_total{rule=\"do_not_track\"}", 1);
        }
    }

    @Test
    void nothingIsAcceptedUnlessAllOfItIsSafe() throws Exception {
        try (var bridged = Bridged.start("")) {
            bridged.collector.sink.outcomes(
                    record ->
                            new String(record.bytes(), StandardCharsets.UTF_8).contains("\"lost\"")
                                    ? CompletableFuture.failedFuture(
                                            new SinkFailure(
                                                    SinkFailure.Reason.NOT_ACKNOWLEDGED, null))
                                    : CompletableFuture.completedFuture(null));
            var response =
                    bridged.post(
                            PATH, JSON, batch("{\"user_id\":\"kept\"},{\"user_id\":\"lost\"}"));

            assertThat(response.status()).isEqualTo(503);
            bridged.counted("refused_total{reason=\"not_acknowledged\"}", 1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"OPTIONS", "POST"})
    void pagesOfOtherOriginsAreRefusedWhereDomainsAreListed(String method) throws Exception {
        var domains = "crossDomain { enabled = true, domains = [\"*.acme.test\"] }";
        try (var bridged = Bridged.start(domains)) {
            var body = batch("{}").getBytes(StandardCharsets.UTF_8);
            var refused = bridged.send(method, PATH, "Origin: https://acme.test.evil\r\n", body);
            var allowed = bridged.send("OPTIONS", PATH, "Origin: https://a.acme.test\r\n", body);

            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.text()).isEqualTo("{\"code\":403,\"error\":\"Origin not allowed\"}");
            assertThat(refused.header("Access-Control-Allow-Origin")).isEmpty();
            assertThat(bridged.collector.sink.take()).isEmpty();
            bridged.counted("refused_total{reason=\"malformed\"}", method.equals("POST") ? 1 : 0);
            assertThat(allowed.status()).isEqualTo(200);
            assertThat(allowed.header("Access-Control-Allow-Methods")).hasValue("POST, OPTIONS");
            assertThat(allowed.header(NO_CREDENTIALS)).isEmpty();
        }
    }

    @Test
    void aBodyOfMoreThan20MibIsTooLargeEvenWhereMoreIsTaken() throws Exception {
        try (var bridged = Bridged.start("networking.dropPayloadSize = 32 MiB")) {
            var body = batch("\"" + "x".repeat(AmplitudeBridge.MAX_BODY_BYTES) + "\"");
            var response = bridged.post(PATH, JSON, body);

            assertThat(response.status()).isEqualTo(413);
            assertThat(response.text()).isEqualTo("{\"code\":413,\"error\":\"Payload too large\"}");
            bridged.counted("refused_total{reason=\"too_large\"}", 1);
        }
    }

    @Test
    void aSmallBodyDoesNotBecomeAnyNumberOfRecords() throws Exception {
        try (var bridged = Bridged.start("")) {
            var headers = ("X-Large: " + "x".repeat(8000) + "\r\n").repeat(7);
            var events = "1,".repeat(AmplitudeBridge.MAX_RECORD_BYTES / 56_000 + 1) + "1";
            var response = bridged.post(PATH, JSON + headers, batch(events));

            assertThat(response.status()).isEqualTo(413);
            assertThat(bridged.collector.sink.take()).isEmpty();
            bridged.counted("refused_total{reason=\"too_large\"}", 1);
        }
    }

    @Test
    void eventsPassTheGateOfAllEvents() throws Exception {
        var limit = "rateLimit.perAddress { enabled = true, requestsPerSecond = 0.01, burst = 1 }";
        try (var bridged = Bridged.start(limit)) {
            assertThat(bridged.post(PATH, JSON, batch("{}")).status()).isEqualTo(200);
            assertThat(bridged.post(PATH, JSON, batch("{}")).status()).isEqualTo(429);
            assertThat(bridged.send("OPTIONS", PATH, "", new byte[0]).status()).isEqualTo(200);
        }
    }
}
