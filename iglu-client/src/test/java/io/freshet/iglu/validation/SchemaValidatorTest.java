package io.freshet.iglu.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SchemaVer;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.iglu.validation.Verdict.Misfit;
import io.freshet.iglu.validation.Verdict.Unusable;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class SchemaValidatorTest {

    private static final SchemaKey KEY = SchemaKey.of("iglu:com.acme/thing/jsonschema/1-0-0");

    private final SchemaValidator validator = new SchemaValidator(40, 10);

    @ParameterizedTest(name = "{0} under {1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    1                   | {"type":"integer"}                               |
                    1.0                 | {"type":"integer"}                               | $: number found, integer expected
                    1e2                 | {"type":"integer"}                               | $: number found, integer expected
                    -0                  | {"type":"integer"}                               | $: number found, integer expected
                    1e99999999999       | {"type":"number"}                                | $: string found, number expected
                    1e99999999999       | {"type":"string"}                                |
                    1                   | {"enum":[1.0]}                                   |
                    [1]                 | {"enum":[[1.0]]}                                 | $: does not have a value in the enumeration []
                    [1,1.0]             | {"uniqueItems":true}                             |
                    [{"a":1,"b":2},{"b":2,"a":1}] | {"uniqueItems":true}                   | $: the items in the array must be unique
                    19.99               | {"multipleOf":0.01}                              |
                    1.005               | {"multipleOf":0.01}                              | $: must be multiple of 0.01
                    1e1000000           | {"multipleOf":0.01}                              |
                    1e-1000000          | {"multipleOf":2}                                 | $: must be multiple of 2.0
                    1e400               | {"maximum":10}                                   | $: must have a maximum value of 10
                    10                  | {"maximum":10,"exclusiveMaximum":true}           | $: must have a maximum value of 10
                    {"#x":1}            | {"additionalProperties":false}                   |
                    {"a.b":1}           | {"properties":{"a.b":{"type":"null"}}}           | $.a.b: integer found, null expected
                    "a\\n"              | {"pattern":"a$"}                                 |
                    "😀😀"              | {"maxLength":2}                                  |
                    [1,2]               | {"items":[{}],"additionalItems":false}           | $[1]: no validator found at this index
                    null                | {"type":["string","integer"]}                    | $: null found, but [string, integer] is required
                    5                   | {"$ref":"http://example.com/schema"}             |
                    5                   | {"$ref":"#/definitions/a","type":"string","definitions":{"a":{}}} | $: integer found, string expected
                    """)
    void givesTheReferencesVerdict(String data, String schema, String message) {
        var verdict = validate(schema, data);

        var messages =
                verdict instanceof Misfit misfit
                        ? misfit.reports().stream().map(Report::message).toList()
                        : List.of();
        assertThat(verdict).isNotInstanceOf(Unusable.class);
        assertThat(messages).isEqualTo(message == null ? List.of() : List.of(message));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    []                                          | $: array found, object expected
                    {"minLength":-1}                            | $.minLength: must have a minimum value of 0
                    {"$schema":"http://json-schema.org/draft-07/schema#"} | Unknown MetaSchema: http://json-schema.org/draft-07/schema#
                    {"$ref":"#/definitions/none"}               | Reference #/definitions/none cannot be resolved
                    {"$ref":"other.json"}                       | Reference other.json cannot be resolved
                    {"pattern":"("}                             | Pattern ( is no regular expression
                    {"$ref":"#"}                                | too many steps or levels to check
                    """)
    void aBrokenSchemaIsAVerdict(String schema, String message) {
        var verdict = validate(schema, "\"x\"");

        assertThat(verdict).isInstanceOf(Unusable.class);
        assertThat(((Unusable) verdict).issues())
                .extracting(SchemaIssue::message)
                .contains(message);
    }

    @Test
    void aBrokenPartMattersOnlyWhereDataReachesIt() {
        var schema = "{\"properties\":{\"a\":{\"pattern\":\"(\"},\"b\":{\"$ref\":\"#/nowhere\"}}}";

        assertThat(validate(schema, "{\"c\":1}").isValid()).isTrue();
        assertThat(validate(schema, "{\"a\":1}")).isInstanceOf(Unusable.class);
        assertThat(validate(schema, "{\"b\":1}")).isInstanceOf(Unusable.class);
    }

    @Test
    void fortyLevelsAreEnough() {
        var deepest = "[".repeat(39) + "1" + "]".repeat(39);

        assertThat(validate("{}", deepest).isValid()).isTrue();
        assertThat(Json.print(validate("{}", "[" + deepest + "]").toJson(Optional.empty())))
                .isEqualTo(
                        "{\"error\":\"ValidationError\",\"dataReports\":[{\"message\":\"Maximum allowed JSON depth"
                                + " exceeded\",\"path\":\"/\",\"keyword\":null,\"targets\":[]}]}");
        assertThat(validate("{\"enum\":[" + deepest + "]}", "1")).isInstanceOf(Unusable.class);
    }

    @Test
    void theErrorNamesTheVersionThatWasUsed() {
        var json = validate("{\"type\":\"null\"}", "1").toJson(SchemaVer.parse("1-0-2"));

        assertThat(json.get("supersededBy").asString()).isEqualTo("1-0-2");
    }

    @Test
    void aSchemaFetchedAnewIsPreparedAnew() {
        var data = json("1");

        var before = validator.validate(KEY, json("{\"type\":\"integer\"}"), data);
        var after = validator.validate(KEY, json("{\"type\":\"string\"}"), data);

        assertThat(before.isValid()).isTrue();
        assertThat(after.isValid()).isFalse();
    }

    @Test
    void messagesAreEnglishEverywhere() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMAN);
            var verdict = (Misfit) validate("{\"maxLength\":1000}", "\"" + "x".repeat(1001) + "\"");

            assertThat(verdict.reports().get(0).message())
                    .isEqualTo("$: may only be 1000 characters long");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void theDataIsNotChanged() {
        var data = json("{\"a\":1e99999999999,\"b\":[1.0]}");
        var printed = Json.print(data);

        validator.validate(KEY, json("{\"properties\":{\"a\":{\"default\":1}}}"), data);

        assertThat(Json.print(data)).isEqualTo(printed);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            textBlock =
                    """
                    a pattern that tries everything ~ {"pattern":"^(a|aa)+$"} ~ "a*60!"
                    a pattern of nested repeats     ~ {"pattern":"(.*,){20}x"}       ~ ",*60"
                    a pattern that needs much stack ~ {"pattern":"^(a|b)*$"} ~ "a*200000"
                    references in a circle          ~ {"$ref":"#/definitions/a","definitions":{"a":{"$ref":"#/definitions/b"},"b":{"$ref":"#/definitions/a"}}} ~ 1
                    branches of branches            ~ {"definitions":{"a":{"anyOf":[{"$ref":"#/definitions/a"},{"$ref":"#/definitions/a"}]}},"$ref":"#/definitions/a"} ~ 1
                    a number of many digits         ~ {"minimum":1,"multipleOf":3}   ~ 9*500000
                    a fraction of many digits       ~ {"maximum":1,"enum":[1]}       ~ 0.9*500000
                    a huge exponent                 ~ {"multipleOf":0.07,"minimum":0,"enum":[1]} ~ 1e2147483647
                    a tiny exponent                 ~ {"multipleOf":0.07,"minimum":0,"enum":[1]} ~ 1e-2147483647
                    """)
    void nothingHangsOrDies(String name, String schema, String data) {
        var star = data.indexOf('*');
        var text = data;
        if (star > 0) {
            var count = data.replaceAll("^.*\\*([0-9]+).*$", "$1");
            var rest = data.substring(star + 1 + count.length());
            text =
                    data.substring(0, star - 1)
                            + data.substring(star - 1, star).repeat(Integer.parseInt(count))
                            + rest;
        }
        var input = text;

        var verdict =
                assertTimeoutPreemptively(Duration.ofSeconds(20), () -> validate(schema, input));

        assertThat(verdict).as(name).isNotNull();
    }

    private Verdict validate(String schema, String data) {
        return validator.validate(KEY, json(schema), json(data));
    }

    private static JsonNode json(String text) {
        try {
            return Json.parse(text);
        } catch (InvalidJson e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
