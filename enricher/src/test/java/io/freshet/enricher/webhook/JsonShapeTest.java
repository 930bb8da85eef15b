package io.freshet.enricher.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class JsonShapeTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1970-01-01T00:00:01.000Z",
        "-1, 1969-12-31T23:59:59.000Z",
        "1e3, 1970-01-01T00:16:40.000Z",
        "60.0, 1970-01-01T00:01:00.000Z",
        "-0, 1970-01-01T00:00:00.000Z",
        "0e999999999, 1970-01-01T00:00:00.000Z",
        "253402300800, 10000-01-01T00:00:00.000Z",
        "9223372036854775807, 1969-12-31T23:59:59.000Z",
        "'\"+60\"', 1970-01-01T00:01:00.000Z",
    })
    void wholeSecondsBecomeADate(String seconds, String date) {
        assertThat(clean("{\"ts\":" + seconds + "}")).isEqualTo("{\"ts\":\"" + date + "\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "1.5",
        "9223372036854775808",
        "1e999999999",
        "1e99999999999999",
        "1e-999999999",
        "'\"1.0\"'",
        "'\" 1\"'",
        "'\"\"'",
        "null",
        "true",
        "'[{\"ts\":1}]'",
        "'{\"ts\":1}'"
    })
    void otherTimesStay(String value) {
        assertThat(clean("{\"ts\":" + value + "}")).isEqualTo("{\"ts\":" + value + "}");
    }

    @Test
    void aTypeIsTakenOutOnlyWhereItIsTheSame() {
        assertThat(clean("{\"event\":\"open\",\"a\":[[{\"event\":\"open\"}],{\"event\":\"x\"}]}"))
                .isEqualTo("{\"a\":[[{}],{\"event\":\"x\"}]}");
    }

    @ParameterizedTest
    @CsvSource({
        "Message-headers, messageHeaders",
        "my_var-1, myVar1",
        "_id, Id",
        "a__b, a_b",
        "a_-b, a_B",
        "trailing_, trailing_",
        "X, x",
        "'', ''",
        "Ünder_ö, ünder_ö",
        "plain, plain"
    })
    void namesBecomeOneWord(String name, String camel) {
        assertThat(JsonShape.camel(name)).isEqualTo(camel);
    }

    @Test
    void namesAreChangedOnAllLevelsAndTheLastOfTheSameStays() {
        assertThat(
                        Json.print(
                                JsonShape.camel(
                                        parse("[{\"a_b\":{\"c-d\":1},\"aB\":[{\"x_y\":2}]}]"))))
                .isEqualTo("[{\"aB\":[{\"xY\":2}]}]");
    }

    @Test
    void objectsAreMergedAndElseTheSecondStays() {
        var first = (ObjectNode) parse("{\"a\":{\"x\":1,\"y\":{\"z\":1}},\"b\":1,\"c\":{}}");
        var second = (ObjectNode) parse("{\"a\":{\"y\":{\"w\":2}},\"c\":null,\"d\":4}");

        assertThat(Json.print(JsonShape.merge(first, second)))
                .isEqualTo("{\"a\":{\"y\":{\"w\":2,\"z\":1},\"x\":1},\"c\":null,\"d\":4,\"b\":1}");
    }

    private static String clean(String json) {
        return Json.print(JsonShape.clean(parse(json), "event", "open", Set.of("ts")));
    }

    private static JsonNode parse(String json) {
        try {
            return Json.parse(json);
        } catch (InvalidJson e) {
            throw new AssertionError(json, e);
        }
    }
}
