package io.freshet.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.atomic.ParsingError;
import io.freshet.event.json.JsonWriter;
import io.freshet.sdk.SdkCases.SdkCase;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the reference made of 207 lines is what the SDK makes of them. */
class RecordedCasesTest {

    @Test
    void allCasesAreThere() {
        assertThat(SdkCases.all()).hasSize(SdkCases.COUNT);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("good")
    void flatJsonIsTheSameToTheDigit(SdkCase given) {
        var event = event(given);

        assertThat(SdkCases.json(event.toJson())).isEqualTo(given.tree("ok"));
        assertThat(event.toJsonNode()).isEqualTo(given.tree("ok"));
        assertThat(utf8(event.toJsonBytes())).isEqualTo(event.toJson());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("good")
    void losslessJsonIsTheSameToTheByte(SdkCase given) {
        var event = event(given);

        assertThat(event.toLosslessJson()).isEqualTo(print(given.tree("lossless")));
        assertThat(event.toLosslessJsonNode()).isEqualTo(given.tree("lossless"));
        assertThat(utf8(event.toLosslessJsonBytes())).isEqualTo(event.toLosslessJson());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("good")
    void losslessJsonIsReadBack(SdkCase given) {
        var event = event(given);
        var json = event.toLosslessJson();
        // NaN and infinities are null in JSON.
        var expected = Event.ofLosslessJson(given.tree("lossless")).orElseThrow();

        assertThat(Event.ofLosslessJson(json).orElseThrow()).isEqualTo(expected);
        assertThat(expected.toLosslessJson()).isEqualTo(json);
        if (!event.toTsv().contains("NaN") && !event.toTsv().contains("Infinity")) {
            assertThat(expected).isEqualTo(event).hasSameHashCodeAs(event);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("good")
    void inventoryIsTheSame(SdkCase given) {
        var inventory =
                event(given).inventory().stream()
                        .map(item -> item.column() + " " + item.schema().toUri())
                        .sorted()
                        .toList();

        assertThat(inventory).isEqualTo(given.texts("inventory"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("good")
    void flatJsonHasAllThatTheInventoryNames(SdkCase given) {
        var event = event(given);

        assertThat(event.toJsonNode().propertyNames())
                .containsAll(event.inventory().stream().map(InventoryItem::flatKey).toList());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("good")
    void lineIsTheSame(SdkCase given) {
        var expected = given.text("to_tsv").equals("same") ? given.tsv() : given.text("to_tsv");
        var event = event(given);

        assertThat(cells(event.toTsv())).isEqualTo(cells(expected));
        assertThat(Event.parse(event.toTsv()).orElseThrow()).isEqualTo(event);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("good")
    void columnsAreThoseOfTheJson(SdkCase given) {
        var event = event(given);
        var flat = given.tree("ok");

        assertThat(event.atomic()).hasSize(128);
        event.atomic().forEach((name, value) -> assertThat(flat.get(name)).isEqualTo(value));
        assertThat(event.ordered().keySet())
                .containsExactlyElementsOf(Fields.all().stream().map(Field::name).toList());
        assertThat(event.geoLocation().orElse(null))
                .isEqualTo(
                        flat.has("geo_location") ? flat.get("geo_location").stringValue() : null);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void errorsAreTheSame(SdkCase given) {
        var error = error(Event.parse(given.tsv()));

        assertThat(withoutParserWords(error.toJson()))
                .isEqualTo(withoutParserWords(given.tree("error")));
        assertThat(ParsingError.ofJson(error.toJson())).contains(error);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void recordedErrorsAreReadAndPrintedTheSame(SdkCase given) {
        var json = given.tree("error");

        assertThat(ParsingError.ofJson(json).orElseThrow().toJson()).isEqualTo(json);
    }

    /** In the reference, too, but that it shows no value where a column's JSON was no entity. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void bytesAreReadAsTextIs(SdkCase given) {
        var bytes = given.tsv().getBytes(StandardCharsets.UTF_8);
        // An unpaired surrogate is a question mark in UTF-8.
        var text = Event.parse(utf8(bytes));

        assertThat(Event.parse(bytes)).isEqualTo(text);
        assertThat(Event.parse(ByteBuffer.wrap(bytes))).isEqualTo(text);
        var direct = ByteBuffer.allocateDirect(bytes.length + 2).put((byte) 1).put(bytes);
        direct.flip().position(1);
        assertThat(Event.parse(direct)).isEqualTo(text);
        assertThat(direct.position()).isEqualTo(1);
    }

    static Stream<SdkCase> all() {
        return SdkCases.all();
    }

    static Stream<SdkCase> good() {
        return SdkCases.good();
    }

    static Stream<SdkCase> bad() {
        return SdkCases.bad();
    }

    private static Event event(SdkCase given) {
        return EventParser.standard().parseOrThrow(given.tsv());
    }

    private static ParsingError error(ParseResult result) {
        return result.fold(
                event -> {
                    throw new AssertionError("an event");
                },
                error -> error);
    }

    /** The JSON parser's own words are no contract. */
    private static JsonNode withoutParserWords(JsonNode error) {
        for (var invalid : error.path("errors")) {
            if (invalid.get("message").stringValue().startsWith("ParsingFailure: ")) {
                ((ObjectNode) invalid).put("message", "ParsingFailure: ");
            }
        }
        return error;
    }

    /** The columns; those with JSON printed anew, for the spelling of escapes is free. */
    private static List<String> cells(String line) {
        return Stream.of(line.split("\t", -1))
                .map(cell -> cell.startsWith("{\"schema\"") ? print(SdkCases.json(cell)) : cell)
                .toList();
    }

    private static String print(JsonNode json) {
        return JsonWriter.lossless(0).tree(json).toString();
    }

    private static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
