package io.freshet.collector.size;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.collector.size.OutputRecord.Stream;
import io.freshet.event.badrow.Processor;
import io.freshet.event.json.Json;
import io.freshet.event.payload.CollectorPayload;
import io.freshet.event.payload.CollectorPayloadCodec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PayloadSplitterTest {

    private static final PayloadSplitter SPLITTER =
            new PayloadSplitter(1000, 1000, new Processor("freshet-collector", "1"));

    private static CollectorPayload payload(String body) {
        return new CollectorPayload(
                CollectorPayload.SCHEMA,
                "192.0.2.1",
                1_700_000_000_000L,
                "UTF-8",
                "c",
                null,
                null,
                "/com.snowplowanalytics.snowplow/tp2",
                null,
                body,
                List.of("Host: c.test"),
                body == null ? null : "application/json",
                "c.test",
                "n");
    }

    private static String envelope(String events) {
        return "{\"schema\":\"iglu:a.b/c/jsonschema/1-0-0\",\"data\":[" + events + "]}";
    }

    private static String event(int number, int size) {
        return "{\"e\":\"" + number + "\",\"x\":\"" + "x".repeat(size) + "\"}";
    }

    private static CollectorPayload decode(OutputRecord record) {
        return ((CollectorPayloadCodec.Decoded.Payload)
                        CollectorPayloadCodec.decode(record.bytes()))
                .payload();
    }

    private static String reason(OutputRecord record) throws Exception {
        return Json.parse(record.bytes())
                .at("/data/failure/expectation")
                .stringValue()
                .replace("oversized collector payload: ", "");
    }

    @Test
    void aSmallPayloadIsOneRecord() {
        var payload = payload(envelope(event(1, 10)));

        var records = SPLITTER.records(payload, "key");

        assertThat(records).hasSize(1);
        assertThat(decode(records.get(0))).isEqualTo(payload);
        assertThat(records.get(0).key()).isEqualTo("key");
    }

    @Test
    void everyEventOfALargePayloadIsInOneRecordThatFits() throws Exception {
        var events =
                IntStream.range(0, 40)
                        .mapToObj(number -> event(number, 20 + number * 3))
                        .collect(Collectors.joining(","));

        var records = SPLITTER.records(payload(envelope(events)), "key");

        var numbers = new ArrayList<String>();
        for (var record : records) {
            assertThat(record.stream()).isEqualTo(Stream.GOOD);
            assertThat(record.key()).isEqualTo("key");
            assertThat(record.bytes().length).isLessThan(1000);
            Json.parse(decode(record).body())
                    .get("data")
                    .forEach(event -> numbers.add(event.get("e").stringValue()));
        }
        assertThat(numbers)
                .containsExactlyElementsOf(
                        IntStream.range(0, 40).mapToObj(Integer::toString).toList());
    }

    @Test
    void anEventThatFitsNowhereIsABadRowAndTheOthersGoOn() throws Exception {
        var events = event(1, 10) + "," + event(2, 5000) + "," + event(3, 10);

        var records = SPLITTER.records(payload(envelope(events)), "key");

        assertThat(records)
                .extracting(OutputRecord::stream)
                .containsExactly(Stream.GOOD, Stream.BAD);
        assertThat(reason(records.get(1))).isEqualTo("this POST request split is still too large");
        var row = Json.parse(records.get(1).bytes());
        assertThat(row.get("schema").stringValue())
                .isEqualTo(
                        "iglu:com.snowplowanalytics.snowplow.badrows/size_violation/jsonschema/1-0-0");
        assertThat(row.at("/data/failure/actualSizeBytes").intValue())
                .isEqualTo(event(2, 5000).getBytes(StandardCharsets.UTF_8).length);
        assertThat(row.at("/data/payload").stringValue())
                .hasSize(100)
                .startsWith("CollectorPayload(schema:iglu:com.snowplow");
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"a\":%s};cannot split POST requests which are not self-describing schema key is not"
                        + " available",
                "{\"schema\":\"x\",\"data\":[%s]};cannot split POST requests which are not"
                        + " self-describing Invalid Iglu URI: x, code: INVALID_IGLUURI",
                "{\"schema\":\"iglu:a.b/c/jsonschema/1-0-0\",\"data\":%s};cannot split POST requests"
                        + " which do not contain a data array",
            })
    void whatCannotBeSplitIsABadRow(String body, String reason) throws Exception {
        var large = body.replace("%s", "\"" + "x".repeat(2000) + "\"");

        var records = SPLITTER.records(payload(large), "key");

        assertThat(records).hasSize(1);
        assertThat(records.get(0).stream()).isEqualTo(Stream.BAD);
        assertThat(reason(records.get(0))).isEqualTo(reason);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "a=b;expected json value got 'a=bxxx...' (line 1, column 1)",
                "{\"a\":1,};expected \" got '}xxxxx...' (line 1, column 8)",
                "{\"a\" 1};expected : got '1}xxxx...' (line 1, column 6)",
                "[1 2];expected ] or , got '2]xxxx...' (line 1, column 4)",
                "[1];expected whitespace or eof got 'xxxxxx...' (line 1, column 4)",
                "[tru;expected true got 'truxxx...' (line 1, column 2)",
                "[\";exhausted input",
            })
    void whatIsNoJsonIsABadRowThatSaysWhere(String start, String reason) throws Exception {
        var records = SPLITTER.records(payload(start + "x".repeat(2000)), "key");

        assertThat(records).hasSize(1);
        assertThat(reason(records.get(0)))
                .isEqualTo("cannot split POST requests which are not json " + reason);
    }

    @Test
    void duplicateNamesCountOnceInTheEnvelopeAndInEvents() throws Exception {
        var duplicate = "{\"a\":\"" + "x".repeat(900) + "\",\"a\":1,\"\\u0062\":[ 2 , 1e3 ]}";
        var body =
                "{ \"schema\":3, \"data\":{}, \"d\\u0061ta\" : [ "
                        + duplicate
                        + " , "
                        + duplicate
                        + " ], \"sch\\u0065ma\":\"iglu:a.b\\/c/jsonschema/1-0-0\"}";

        var records = SPLITTER.records(payload(body), "key");

        assertThat(records)
                .extracting(record -> decode(record).body())
                .containsExactly(envelope("{\"a\":1,\"b\":[2,1e3]},{\"a\":1,\"b\":[2,1e3]}"));
    }

    @Test
    void anEnvelopeWithoutEventsIsABadRowAndNotNothing() throws Exception {
        var payload = payload(envelope(""));
        int size = CollectorPayloadCodec.encode(payload).length;
        var tight = new PayloadSplitter(size, 1000, SPLITTER.processor());

        assertThat(tight.records(payload, "key"))
                .extracting(OutputRecord::stream)
                .containsExactly(Stream.BAD);
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "200, 3", "700, 2"})
    void whiteSpaceTakesRoomAsInTheReference(int spaces, int pieces) {
        var events =
                IntStream.range(0, 6)
                        .mapToObj(number -> event(number, 170))
                        .collect(Collectors.joining("," + " ".repeat(spaces / 5)));

        var records = SPLITTER.records(payload(envelope(events)), "key");

        assertThat(records)
                .hasSize(pieces)
                .allSatisfy(record -> assertThat(record.stream()).isEqualTo(Stream.GOOD));
    }

    @Test
    void aLargeGetIsABadRow() throws Exception {
        var large = new PayloadSplitter(50, 500, new Processor("freshet-collector", "1"));

        var records = large.records(payload(null), "key");

        assertThat(reason(records.get(0))).isEqualTo("GET requests cannot be split");
    }
}
