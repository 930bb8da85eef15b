package io.freshet.event.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.atomic.EnrichedTsv;
import io.freshet.event.atomic.ParsedEvent;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.event.json.JsonWriter;
import io.freshet.vectors.TestData;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Lines with what Snowplow's analytics SDK made of them; see spec page 0 of the vectors. */
class SdkVectorsTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("good")
    void printsTheSameJson(String id, JsonNode given) {
        var event = event(given);

        assertThat(json(EventJson.print(event))).isEqualTo(json(given.get("ok").stringValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("good")
    void printsTheSameLosslessTextToTheByte(String id, JsonNode given) {
        var event = event(given);

        assertThat(EventJson.printLossless(event))
                .isEqualTo(print(json(given.get("lossless").stringValue())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("good")
    void findsTheSameSchemas(String id, JsonNode given) {
        var event = event(given);

        var inventory =
                Stream.of(
                                named("contexts", event.contexts()),
                                named("derived_contexts", event.derivedContexts()),
                                named(
                                        "unstruct_event",
                                        Stream.ofNullable(event.unstructEvent()).toList()))
                        .flatMap(names -> names)
                        .sorted()
                        .distinct()
                        .toList();

        assertThat(inventory).isEqualTo(texts(given.get("inventory")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("good")
    void writesTheSameLine(String id, JsonNode given) {
        var toTsv = given.get("to_tsv").stringValue();
        var expected = toTsv.equals("same") ? given.get("tsv").stringValue() : toTsv;

        var line = EnrichedTsv.encode(event(given));

        assertThat(cells(line)).isEqualTo(cells(expected));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void refusesForTheSameReasons(String id, JsonNode given) {
        var decoded = EnrichedTsv.decode(given.get("tsv").stringValue());

        assertThat(decoded).isInstanceOf(EnrichedTsv.Decoded.Invalid.class);
        var error = ((EnrichedTsv.Decoded.Invalid) decoded).error().toJson();
        assertThat(error.get("type")).isNotNull();
        assertThat(withoutParserWords(error))
                .isEqualTo(withoutParserWords(json(given.get("error").stringValue())));
    }

    static Stream<Object[]> good() {
        return cases().filter(c -> c.has("ok")).map(c -> new Object[] {id(c), c});
    }

    static Stream<Object[]> bad() {
        return cases().filter(c -> c.has("error")).map(c -> new Object[] {id(c), c});
    }

    static Stream<Object[]> all() {
        return cases().map(c -> new Object[] {id(c), c});
    }

    private static Stream<JsonNode> cases() {
        return TestData.lines("sdk/sdk-public.ndjson").stream().map(SdkVectorsTest::json);
    }

    private static String id(JsonNode given) {
        return given.get("id").stringValue() + " " + given.get("desc").stringValue();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void readsBytesAsItReadsText(String id, JsonNode given) {
        var text = given.get("tsv").stringValue();

        var fromText = EnrichedTsv.decode(text);
        var fromBytes = EnrichedTsv.decode(text.getBytes(StandardCharsets.UTF_8));

        assertThat(shown(fromBytes)).isEqualTo(shown(fromText));
    }

    private static String shown(EnrichedTsv.Decoded decoded) {
        return decoded instanceof EnrichedTsv.Decoded.Event good
                ? EventJson.print(good.event())
                : ((EnrichedTsv.Decoded.Invalid) decoded).error().toString();
    }

    private static ParsedEvent event(JsonNode given) {
        var decoded = EnrichedTsv.decode(given.get("tsv").stringValue());
        assertThat(decoded).isInstanceOf(EnrichedTsv.Decoded.Event.class);
        return ((EnrichedTsv.Decoded.Event) decoded).event();
    }

    /** The JSON parser's own words are no contract. */
    private static JsonNode withoutParserWords(JsonNode error) {
        for (var invalid : error.path("errors")) {
            var message = invalid.get("message").stringValue();
            if (message.startsWith("ParsingFailure: ")) {
                ((ObjectNode) invalid).put("message", "ParsingFailure: ");
            }
        }
        return error;
    }

    private static Stream<String> named(String column, List<SelfDescribing> entities) {
        return entities.stream().map(entity -> column + " " + entity.schema().toUri());
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::stringValue).toList();
    }

    /** The columns; those with JSON printed anew, for the spelling of escapes is free. */
    private static List<String> cells(String line) {
        return Stream.of(line.split("\t", -1))
                .map(cell -> cell.startsWith("{\"schema\"") ? print(json(cell)) : cell)
                .toList();
    }

    private static String print(JsonNode json) {
        return JsonWriter.lossless(0).tree(json).toString();
    }

    private static JsonNode json(String text) {
        try {
            return Json.parse(text);
        } catch (InvalidJson e) {
            throw new AssertionError(e);
        }
    }
}
