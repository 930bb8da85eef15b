package io.freshet.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.atomic.ParsingError;
import io.freshet.event.json.JsonWriter;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The SDK and the reference's library make the same of lines that no one thought of. */
class ReferenceSdkTest {

    private static final int EVENTS = 1_000;

    private static final String[] SPLINTERS = {
        "\t", "\\", "\"", "{", "}", "[", "]", ":", ",", "0", "-", ".", "e", " ", "T", "Z", "1-0-0",
        "null", "iglu:", "\r", "x"
    };

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void eventsAreTheSame(long seed) {
        var lines = new RandomLines(seed);
        for (int i = 0; i < EVENTS; i++) {
            var line = lines.next();

            var reference = ReferenceSdk.parse(line);

            assertThat(reference.error()).isEmpty();
            assertSame(line, EventParser.standard().parse(line), reference);
            assertSame(line, EventParser.standard().parse(line), ReferenceSdk.parseBytes(line));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {14, 15, 16})
    void damagedLinesAreTheSame(long seed) {
        var random = new Random(seed);
        var lines = new RandomLines(seed);
        int good = 0;
        for (int i = 0; i < EVENTS; i++) {
            var line = damaged(random, lines.next());
            var ours = EventParser.standard().parse(line);

            assertSame(line, ours, ReferenceSdk.parse(line));
            good += ours.isGood() ? 1 : 0;
        }
        assertThat(good).isBetween(EVENTS / 10, EVENTS * 9 / 10);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 300})
    void textsAreCutTheSame(int max) {
        var lines = new RandomLines(max);
        for (int i = 0; i < EVENTS / 10; i++) {
            var line = lines.next();
            for (var field : List.of(Fields.APP_ID, Fields.V_ETL, Fields.EVENT_ID, Fields.TXN_ID)) {
                var parser = EventParser.truncating(Map.of(field, max));

                assertSame(
                        line, parser.parse(line), ReferenceSdk.parseCut(line, field.name(), max));
            }
        }
    }

    @Test
    void recordedLinesAreTheSame() {
        SdkCases.all()
                .forEach(
                        given ->
                                assertSame(
                                        given.toString(),
                                        Event.parse(given.tsv()),
                                        ReferenceSdk.parse(given.tsv())));
    }

    /** Of entities that differ only in their schema's format either library loses some. */
    private static boolean hasOddFormats(Event event) {
        return event.entities().stream()
                .anyMatch(entity -> !entity.schema().format().equals("jsonschema"));
    }

    private static void assertSame(String line, ParseResult ours, ReferenceSdk.Answer reference) {
        if (ours instanceof ParseResult.Bad bad) {
            assertThat(reference.error()).as("an error for %s", line).isNotEmpty();
            var theirs = SdkCases.json(reference.error());
            assertThat(comparable(bad.error().toJson())).as(line).isEqualTo(comparable(theirs));
            assertThat(ParsingError.ofJson(theirs)).isPresent();
            return;
        }
        assertThat(reference.error()).as("no error for %s", line).isEmpty();
        var event = ours.orElseThrow();
        if (!hasOddFormats(event)) {
            assertThat(event.toJsonNode()).as(line).isEqualTo(SdkCases.json(reference.flat()));
        }
        assertThat(event.toLosslessJsonNode())
                .as(line)
                .isEqualTo(SdkCases.json(reference.lossless()));
        assertThat(cells(event.toTsv())).as(line).isEqualTo(cells(reference.line()));
        assertThat(
                        event.inventory().stream()
                                .map(item -> item.column() + " " + item.schema().toUri())
                                .collect(Collectors.toSet()))
                .as(line)
                .isEqualTo(reference.inventory());
    }

    private static String damaged(Random random, String line) {
        var text = new StringBuilder(line);
        for (int i = random.nextInt(4); i > 0; i--) {
            int from = random.nextInt(text.length());
            int to = Math.min(text.length(), from + random.nextInt(2));
            text.replace(from, to, SPLINTERS[random.nextInt(SPLINTERS.length)]);
        }
        return text.toString();
    }

    /** The JSON parser's own words are no contract. */
    private static JsonNode comparable(JsonNode error) {
        for (var invalid : error.path("errors")) {
            if (invalid.path("message").asString().startsWith("ParsingFailure: ")) {
                ((ObjectNode) invalid).put("message", "ParsingFailure: ");
            }
        }
        return error;
    }

    /** The columns; those with JSON printed anew, for the spelling of escapes is free. */
    private static List<String> cells(String line) {
        return Stream.of(line.split("\t", -1))
                .map(
                        cell ->
                                cell.startsWith("{\"schema\"")
                                        ? JsonWriter.lossless(0)
                                                .tree(SdkCases.json(cell))
                                                .toString()
                                        : cell)
                .toList();
    }
}
