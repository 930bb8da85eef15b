package io.freshet.webapp.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class SchemaChangesTest {

    private static final String CLOSED = "\"type\":\"object\",\"additionalProperties\":false";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"type":"string","maxLength":5}    | {"type":"string","maxLength":9}  | ADDITION | maxLength raised
                    {"type":"string","maxLength":9}    | {"type":"string","maxLength":5}  | REVISION | maxLength changed
                    {"type":"integer","minimum":0}     | {"type":"integer","minimum":-5}  | ADDITION | minimum lowered
                    {"type":"string"}                  | {"type":["string","null"]}       | ADDITION | type widened
                    {"type":"integer"}                 | {"type":"number"}                | ADDITION | type widened
                    {"type":["string","null"]}         | {"type":"string"}                | REVISION | type changed
                    {"type":"string"}                  | {"type":"integer"}               | MODEL    | type changed
                    {"enum":["a"]}                     | {"enum":["a","b"]}               | ADDITION | values added
                    {"enum":["a","b"]}                 | {"enum":["a"]}                   | REVISION | values removed
                    {"format":"uri"}                   | {}                               | ADDITION | format dropped
                    {}                                 | {"pattern":"^a"}                 | REVISION | pattern added
                    {"description":"a"}                | {"description":"b"}              | ADDITION | description changed
                    """)
    void ratesWhatHappensToAField(String from, String to, String bump, String kind)
            throws InvalidJson {
        var changes = between("{%s,\"properties\":{\"a\":%s}}", from, to);

        assertThat(changes.path("bump").asString()).isEqualTo(bump);
        assertThat(changes.path("changes").path(0).path("path").asString()).isEqualTo("a");
        assertThat(changes.path("changes").path(0).path("kind").asString()).isEqualTo(kind);
        assertThat(changes.path("changes").path(0).path("breaking").asBoolean())
                .isEqualTo(!bump.equals("ADDITION"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {"a":{}}         | {"a":{},"b":{}}   | ADDITION
                    {"a":{},"b":{}}  | {"a":{}}          | REVISION
                    """)
    void ratesFieldsThatComeAndGo(String from, String to, String bump) throws InvalidJson {
        assertThat(between("{%s,\"properties\":%s}", from, to).path("bump").asString())
                .isEqualTo(bump);
    }

    @Test
    void aNewRequiredFieldLeavesNoOldData() throws InvalidJson {
        var from = "{%s,\"properties\":{\"a\":{}}}".formatted(CLOSED);
        var to = "{%s,\"properties\":{\"a\":{},\"b\":{}},\"required\":[\"b\"]}".formatted(CLOSED);

        var changes = SchemaChanges.between(Json.parse(from), Json.parse(to));

        assertThat(changes.path("bump").asString()).isEqualTo("MODEL");
    }

    @Test
    void findsNothingBetweenEquals() throws InvalidJson {
        var changes = between("{%s,\"properties\":{\"a\":%s}}", "{}", "{}");

        assertThat(changes.path("changes")).isEmpty();
    }

    @Test
    void looksIntoObjectsAndLists() throws InvalidJson {
        var from =
                "{\"properties\":{\"a\":{\"items\":{\"properties\":{\"b\":{\"maxLength\":1}}}}}}";

        var changes =
                SchemaChanges.between(Json.parse(from), Json.parse(from.replace(":1}", ":2}")));

        assertThat(changes.path("changes").path(0).path("path").asString()).isEqualTo("a[].b");
    }

    private static JsonNode between(String form, String from, String to) throws InvalidJson {
        return SchemaChanges.between(
                Json.parse(form.formatted(CLOSED, from)), Json.parse(form.formatted(CLOSED, to)));
    }
}
