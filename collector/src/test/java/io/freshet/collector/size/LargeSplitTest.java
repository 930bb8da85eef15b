package io.freshet.collector.size;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.collector.size.OutputRecord.Stream;
import io.freshet.event.badrow.Processor;
import io.freshet.event.json.Json;
import io.freshet.event.payload.CollectorPayload;
import io.freshet.event.payload.CollectorPayloadCodec;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Requests as large as anybody lets them become; the limits of time catch what is quadratic. */
@Timeout(60)
class LargeSplitTest {

    private static final PayloadSplitter SPLITTER =
            new PayloadSplitter(1_000_000, 1_000_000, new Processor("freshet-collector", "1"));

    private static CollectorPayload payload(String query, String body) {
        return new CollectorPayload(
                CollectorPayload.SCHEMA,
                "192.0.2.1",
                1_700_000_000_000L,
                "UTF-8",
                "c",
                null,
                null,
                "/com.snowplowanalytics.snowplow/tp2",
                query,
                body,
                List.of("Host: c.test"),
                "application/json",
                "c.test",
                "n");
    }

    private static String envelope(String events) {
        return "{\"schema\":\"iglu:a.b/c/jsonschema/1-0-0\",\"data\":[" + events + "]}";
    }

    private static String body(OutputRecord record) {
        return ((CollectorPayloadCodec.Decoded.Payload)
                        CollectorPayloadCodec.decode(record.bytes()))
                .payload()
                .body();
    }

    private static String reason(OutputRecord record) throws Exception {
        return Json.parse(record.bytes()).at("/data/failure/expectation").stringValue();
    }

    private static void isOneBadRow(List<OutputRecord> records) {
        assertThat(records).extracting(OutputRecord::stream).containsExactly(Stream.BAD);
        assertThat(records.get(0).bytes().length).isLessThan(1_000_000);
    }

    @Test
    void aHundredThousandEventsOfTwentyMegabytesAreAllThere() throws Exception {
        var padding = "x".repeat(180);
        var events =
                IntStream.range(0, 100_000)
                        .mapToObj(i -> "{\"e\":\"pv\",\"n\":" + i + ",\"p\":\"" + padding + "\"}")
                        .collect(Collectors.joining(","));

        var records = SPLITTER.records(payload(null, envelope(events)), "key");

        var seen = new HashSet<Integer>();
        for (var record : records) {
            assertThat(record.stream()).isEqualTo(Stream.GOOD);
            assertThat(record.bytes().length).isLessThanOrEqualTo(1_000_001);
            for (var event : Json.parse(body(record)).get("data")) {
                assertThat(seen.add(event.get("n").intValue())).isTrue();
            }
        }
        assertThat(seen).hasSize(100_000);
        assertThat(records).hasSizeLessThan(23);
    }

    @Test
    void millionsOfTinyEventsAreDealtInOnePass() {
        var events = "1,".repeat(4_000_000) + "1";

        var records = SPLITTER.records(payload(null, envelope(events)), "key");

        assertThat(records.stream().mapToLong(record -> count(body(record))).sum())
                .isEqualTo(4_000_001);
    }

    private static long count(String body) {
        return body.substring(body.indexOf('[')).chars().filter(c -> c == '1').count();
    }

    @Test
    void oneEventThatIsLargerThanAnyRecordIsABadRowOfBoundedSize() throws Exception {
        var huge = "[" + "[],".repeat(3_000_000) + "[]]";

        var records = SPLITTER.records(payload(null, envelope("{\"a\":" + huge + "},7")), "key");

        assertThat(records)
                .extracting(OutputRecord::stream)
                .containsExactly(Stream.GOOD, Stream.BAD);
        assertThat(body(records.get(0))).endsWith("\"data\":[7]}");
        assertThat(
                        Json.parse(records.get(1).bytes())
                                .at("/data/failure/actualSizeBytes")
                                .intValue())
                .isEqualTo(huge.length() + 6);
        assertThat(records.get(1).bytes().length).isLessThan(1_000_000);
    }

    @Test
    void aHeadThatLeavesLittleRoomDoesNotMakeOfOneRequestThousandsOfLargeRecords()
            throws Exception {
        var records =
                SPLITTER.records(
                        payload(
                                "x".repeat(999_000),
                                envelope(("\"" + "y".repeat(300) + "\",").repeat(9_999) + "0")),
                        "key");

        isOneBadRow(records);
        assertThat(reason(records.get(0))).contains("pieces would be more than 4 times its size");
    }

    @Test
    void whatNoPieceRepeatsTakesNoRoomFromTheEvents() throws Exception {
        var junk = "\"junk\":\"" + "x".repeat(1_999_600) + "\"," + " ".repeat(1_000_000);
        var events = ("\"" + "y".repeat(300) + "\",").repeat(9_999) + "0";

        var records =
                SPLITTER.records(payload(null, "{" + junk + envelope(events).substring(1)), "key");

        assertThat(records).extracting(OutputRecord::stream).containsOnly(Stream.GOOD).hasSize(4);
    }

    @Test
    void thousandsOfEventsThatFitNowhereAreOneBadRow() throws Exception {
        var narrow = new PayloadSplitter(1000, 1000, SPLITTER.processor());
        var events = ("\"" + "y".repeat(90) + "\",").repeat(9_999) + "0";

        isOneBadRow(narrow.records(payload("x".repeat(700), envelope(events)), "key"));
    }

    @Test
    void hostileTextsAreBadRowsWithinTheLimit() {
        var megabytes = 8_000_000;
        isOneBadRow(SPLITTER.records(payload(null, "[".repeat(megabytes)), "key"));
        isOneBadRow(SPLITTER.records(payload(null, "{\"a\":".repeat(megabytes / 5)), "key"));
        isOneBadRow(SPLITTER.records(payload(null, "\n".repeat(megabytes)), "key"));
        isOneBadRow(SPLITTER.records(payload(null, "\u0001".repeat(megabytes)), "key"));
        isOneBadRow(
                SPLITTER.records(
                        payload(null, "\"" + "\\u0001".repeat(megabytes / 6) + "\""), "key"));
        isOneBadRow(SPLITTER.records(payload(null, "9".repeat(megabytes)), "key"));
        isOneBadRow(
                SPLITTER.records(
                        payload(
                                null,
                                "{\"schema\":\""
                                        + "\\u0001".repeat(megabytes / 6)
                                        + "\",\"data\":[]}"),
                        "key"));
        isOneBadRow(
                SPLITTER.records(
                        payload(
                                null,
                                "{"
                                        + "\"data\":[],\"schema\":\"iglu:a/b/c/1-0-0\","
                                                .repeat(200_000)
                                        + "\"data\":1}"),
                        "key"));
    }

    @Test
    void charactersThatGrowWhenPrintedLeaveEveryPieceWithinTheLimit() {
        var event = "{\"a\":\"" + "\u0080".repeat(20_000) + "\"}";
        var events = (event + ",").repeat(60) + event;

        var records = SPLITTER.records(payload(null, envelope(events)), "key");

        assertThat(records).extracting(OutputRecord::stream).containsOnly(Stream.GOOD);
        assertThat(records)
                .allSatisfy(
                        record -> assertThat(record.bytes().length).isLessThanOrEqualTo(1_000_001));
    }
}
