package io.freshet.iglu.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparableJsonTest {

    @ParameterizedTest(name = "{0} and {1}: as values {2}, as parts {3}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    1                 | 1                 | true  | true
                    1                 | 1.0               | true  | false
                    1.0               | 1.00              | true  | true
                    1e0               | 10e-1             | true  | true
                    0                 | -0                | true  | false
                    1                 | "1"               | false | false
                    [1]               | [1.0]             | false | false
                    [1.0]             | [1.00]            | true  | true
                    {"a":1,"b":[]}    | {"b":[],"a":1}    | true  | true
                    {"a":1}           | {"a":2}           | false | false
                    {"a":{}}          | {"a":[]}          | false | false
                    "a,"              | "a"               | false | false
                    ["a","b"]         | ["a,b"]           | false | false
                    null              | "null"            | false | false
                    9007199254740993  | 9007199254740992  | false | false
                    """)
    void equalsWhereTheReferenceDoes(String one, String other, boolean asValues, boolean asParts)
            throws InvalidJson {
        var a = Json.parse(one);
        var b = Json.parse(other);

        assertThat(ComparableJson.ofValue(a).equals(ComparableJson.ofValue(b))).isEqualTo(asValues);
        assertThat(ComparableJson.of(a).equals(ComparableJson.of(b))).isEqualTo(asParts);
    }
}
