package io.freshet.loader.pg.badrow;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.json.Json;
import io.freshet.event.outcome.Outcome;
import io.freshet.loader.pg.TestEvents;
import io.freshet.loader.pg.copy.Input;
import io.freshet.loader.pg.side.SideColumn;
import io.freshet.loader.pg.side.SideRow;
import io.freshet.vectors.TestData;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class BadRowEncoderTest {

    private static final List<String> NAMES =
            BadRowTable.in("freshet").columns().stream().map(SideColumn::name).toList();

    private final BadRowEncoder encoder = new BadRowEncoder();

    @Test
    void aBadRowFillsTheColumns() {
        var row =
                encode(
                        """
                        {"schema":"iglu:com.snowplowanalytics.snowplow.badrows/schema_violations/jsonschema/2-0-1",
                         "data":{"processor":{"artifact":"freshet-enricher","version":"1.2"},
                          "failure":{"timestamp":"2021-03-04T05:06:07.123456789Z","messages":[
                           {"schemaKey":"iglu:com.acme/order/jsonschema/1-0-0","error":{"error":"ValidationError","dataReports":[
                            {"message":"$.price: string found, number expected","path":"$.price","keyword":"type","targets":["string","number"]}]}},
                           {"json":{},"error":"INVALID_DATA_PAYLOAD"}]},
                          "payload":{"enriched":{"app_id":"shop","platform":"web","name_tracker":"sp","v_tracker":"js-3",
                            "event_id":"C6EF3124-B53A-4B13-A233-0088F79DCBCB","collector_tstamp":"2021-03-04 05:06:06.5","user_ipaddress":"203.0.113.7"},
                           "raw":{"vendor":"com.snowplowanalytics.snowplow","version":"tp2","parameters":[],"timestamp":"2021-03-04T05:06:06.5Z"}}}}
                        """);

        assertThat(row)
                .containsEntry("source_topic", "bad")
                .containsEntry("source_partition", "3")
                .containsEntry("source_offset", "7")
                .containsEntry("source_tstamp", "2020-09-13 12:26:40.000000")
                .containsEntry("failure_tstamp", "2021-03-04 05:06:07.123456")
                .containsEntry("type", "schema_violations")
                .containsEntry(
                        "schema",
                        "iglu:com.snowplowanalytics.snowplow.badrows/schema_violations/jsonschema/2-0-1")
                .containsEntry("version", "2-0-1")
                .containsEntry("failure_schema", "iglu:com.acme/order/jsonschema/1-0-0")
                .containsEntry("failure_path", "$.price")
                .containsEntry("failure_keyword", "type")
                .containsEntry("failure_message", "$.price: string found, number expected")
                .containsEntry("failure_count", "2")
                .containsEntry("app_id", "shop")
                .containsEntry("platform", "web")
                .containsEntry("name_tracker", "sp")
                .containsEntry("v_tracker", "js-3")
                .containsEntry("event_id", "c6ef3124-b53a-4b13-a233-0088f79dcbcb")
                .containsEntry("collector_tstamp", "2021-03-04 05:06:06.500000")
                .containsEntry("request_vendor", "com.snowplowanalytics.snowplow")
                .containsEntry("request_version", "tp2")
                .containsEntry("processor", "freshet-enricher")
                .containsEntry("processor_version", "1.2");
        assertThat(row.get("payload")).contains("203.0.113.7");
        row.remove("payload");
        assertThat(row.values()).noneMatch(cell -> cell != null && cell.contains("203.0.113.7"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("recorded")
    void everyRecordedRowHasATypeAndAReason(String id, JsonNode json) throws Exception {
        var row = encode(Json.print(json));

        assertThat(row.get("type"))
                .isNotEqualTo(BadRowEncoder.UNKNOWN)
                .isEqualTo(json.get("schema").asString().split("/")[1]);
        assertThat(row.get("failure_message")).isNotBlank().isNotEqualTo("no reason given");
        assertThat(row.get("fingerprint")).matches("[0-9a-f]{16}");
        assertThat(row.get("processor")).isNotNull();
        assertThat(row.get("failure_tstamp")).isNotNull();
        assertThat(Json.parse(row.get("payload")))
                .isEqualTo(Json.parse(Json.print(json).replace("\\u0000", "")));
    }

    static Stream<Object[]> recorded() {
        return Stream.of(
                        "enrich/vectors-public.ndjson",
                        "enrich/vectors-trackers.ndjson",
                        "collector/vectors-public.ndjson",
                        "collector/vectors-generic-error.ndjson",
                        "loader-pg/loader-badrows.ndjson")
                .flatMap(
                        file ->
                                TestData.lines(file).stream()
                                        .map(TestEvents::json)
                                        .flatMap(BadRowEncoderTest::badRows)
                                        .map(row -> new Object[] {file, row}));
    }

    /** Wherever they stand in a recorded case. */
    private static Stream<JsonNode> badRows(JsonNode json) {
        return json.path("schema").asString("").contains("snowplow.badrows/")
                ? Stream.of(json)
                : json.valueStream().flatMap(BadRowEncoderTest::badRows);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    no json at all | no JSON: | "no json at all"
                    [1, 2] | not self-describing | [1,2]
                    {"schema":"x","data":{}} | not self-describing | {"schema":"x","data":{}}
                    "a\\u0000b" | not self-describing | "ab"
                    """)
    void whatIsNoBadRowIsKept(String value, String reason, String payload) {
        var row = encode(value);

        assertThat(row.get("type")).isEqualTo("unknown");
        assertThat(row.get("failure_message")).startsWith(reason);
        assertThat(row.get("payload")).isEqualTo(payload);
        assertThat(row.get("failure_tstamp")).isEqualTo("2020-09-13 12:26:40.000000");
    }

    @Test
    void aRecordWithoutValueIsARow() {
        assertThat(encode((byte[]) null))
                .containsEntry("type", "unknown")
                .containsEntry("failure_message", "the record has no value")
                .containsEntry("payload", "null");
    }

    @Test
    void jsonThatNestsTooDeepIsKeptAsText() {
        var row = encode("[".repeat(5_000) + "]".repeat(5_000));

        assertThat(row.get("type")).isEqualTo("unknown");
        assertThat(row.get("payload")).startsWith("\"[[[").hasSize(10_002);
    }

    @Test
    void bytesThatAreNoTextAreKeptAsFarAsTheyAre() {
        assertThat(encode(new byte[] {'a', (byte) 0xC3, 0, 'b'}))
                .containsEntry("type", "unknown")
                .containsEntry("payload", "\"a\uFFFDb\"");
    }

    @Test
    void namesAndWordsAreCut() {
        var long400 = "x".repeat(254) + "\uD83D\uDE00" + "y".repeat(200);
        var row =
                encode(
                        """
                        {"schema":"iglu:a/b/jsonschema/1-0-0","data":{"failure":{"errors":["%s"]},
                         "payload":{"app_id":"%s"}}}"""
                                .formatted("z".repeat(3_000), long400));

        assertThat(row.get("app_id")).hasSize(254).endsWith("x");
        assertThat(row.get("failure_message")).hasSize(1_000);
    }

    @Test
    void aRefusedRowComesBackWithItsPayloadAsText() {
        var input = input("{\"a\": 1e999999}".getBytes(StandardCharsets.UTF_8));
        var row = ((Outcome.Good<?>) encoder.refused(input, "no")).value();

        assertThat(cells(row).get("payload")).isEqualTo("\"{\\\"a\\\": 1e999999}\"");
    }

    /** Else bad rows about bad rows would fill the topic for ever. */
    @Test
    void noRecordMakesABadRow() {
        for (var value : List.of("", "{", "null", "{\"schema\":\"iglu:a/b/jsonschema/1-0-0\"}")) {
            var input = input(value.getBytes(StandardCharsets.UTF_8));
            assertThat(encoder.encode(input)).isInstanceOf(Outcome.Good.class);
            assertThat(encoder.refused(input, "no")).isInstanceOf(Outcome.Good.class);
        }
    }

    private Map<String, @Nullable String> encode(String value) {
        return encode(value.getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, @Nullable String> encode(byte @Nullable [] value) {
        return cells(((Outcome.Good<?>) encoder.encode(input(value))).value());
    }

    private static Map<String, @Nullable String> cells(Object row) {
        var cells = ((SideRow) row).cells();
        assertThat(cells).hasSameSizeAs(NAMES);
        var named = new HashMap<String, @Nullable String>();
        for (int i = 0; i < NAMES.size(); i++) {
            named.put(NAMES.get(i), cells.get(i));
        }
        return named;
    }

    private static Input input(byte @Nullable [] value) {
        var sent = Instant.parse("2020-09-13T12:26:40Z").toEpochMilli();
        return new Input("bad", 3, 7, sent, null, value, Map.of());
    }
}
