package io.freshet.iglu.validation.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuickCheckRulesTest {

    @ParameterizedTest(name = "{0} under {1}: {2}")
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            textBlock =
                    """
                    1        ~ {"type":"integer"}                                     ~ true
                    1        ~ {"type":"number"}                                      ~ true
                    1.5      ~ {"type":"number"}                                      ~ true
                    1.5      ~ {"type":"integer"}                                     ~ false
                    -0       ~ {"type":"integer"}                                     ~ false
                    1e2      ~ {"type":"number"}                                      ~ false
                    123456789012345678901 ~ {"type":"integer"}                        ~ true
                    null     ~ {"type":["string","null"]}                             ~ true
                    true     ~ {"type":["string","null"]}                             ~ false
                    -90      ~ {"minimum":-90,"maximum":90}                           ~ true
                    -90.1    ~ {"minimum":-90,"maximum":90}                           ~ false
                    -90.0    ~ {"minimum":-90,"maximum":90}                           ~ true
                    -0.1     ~ {"minimum":0}                                          ~ false
                    -0.0     ~ {"minimum":0}                                          ~ true
                    0        ~ {"minimum":0,"exclusiveMinimum":true}                  ~ false
                    0.1      ~ {"minimum":0,"exclusiveMinimum":true}                  ~ true
                    89.95    ~ {"maximum":89.96}                                      ~ true
                    89.97    ~ {"maximum":89.96}                                      ~ false
                    9223372036854775807 ~ {"maximum":9223372036854775807}             ~ false
                    19.99    ~ {"multipleOf":0.01}                                    ~ true
                    1.005    ~ {"multipleOf":0.01}                                    ~ false
                    6        ~ {"multipleOf":4}                                       ~ false
                    "abc"    ~ {"maxLength":3,"minLength":3}                          ~ true
                    "😀😀😀" ~ {"maxLength":3,"minLength":3}                          ~ true
                    "ab"     ~ {"minLength":3}                                        ~ false
                    "abcd"   ~ {"maxLength":3}                                        ~ false
                    "b"      ~ {"enum":["a","b"]}                                     ~ true
                    "c"      ~ {"enum":["a","b"]}                                     ~ false
                    null     ~ {"enum":["a",null]}                                    ~ true
                    "xay"    ~ {"pattern":"a[^b]"}                                    ~ true
                    "x"      ~ {"pattern":"("}                                        ~ false
                    1        ~ {"pattern":"("}                                        ~ false
                    "2024-02-30" ~ {"format":"date"}                                  ~ false
                    "2024-02-29" ~ {"format":"date"}                                  ~ true
                    {"a":1}  ~ {"required":["a"],"additionalProperties":false}        ~ false
                    {"#a":1} ~ {"additionalProperties":false}                         ~ true
                    {"a":1}  ~ {"required":["a","b"]}                                 ~ false
                    {"b":1,"a":1} ~ {"required":["a","b"]}                            ~ true
                    {"xa":1} ~ {"patternProperties":{"^x":{"type":"integer"}},"additionalProperties":false} ~ true
                    {"xa":"1"} ~ {"patternProperties":{"^x":{"type":"integer"}}}      ~ false
                    {"a":1}  ~ {"additionalProperties":{"type":"string"}}             ~ false
                    {"a":1}  ~ {"properties":{"a":{"not":{}},"b":{}}}                 ~ false
                    {"b":1}  ~ {"properties":{"a":{"not":{}},"b":{}}}                 ~ true
                    {"a":1,"b":2} ~ {"maxProperties":1}                               ~ false
                    ["a","b"] ~ {"uniqueItems":true,"items":{"type":"string"}}        ~ true
                    ["a","a"] ~ {"uniqueItems":true}                                  ~ false
                    [1]      ~ {"items":{"type":"string"}}                            ~ false
                    [1,2]    ~ {"items":[{}],"additionalItems":false}                 ~ false
                    [1,2]    ~ {"items":[{}]}                                         ~ false
                    1        ~ {"anyOf":[{"type":"string"},{"type":"integer"}]}       ~ true
                    1        ~ {"anyOf":[{"type":"integer"},{"pattern":"("}]}         ~ false
                    1        ~ {"allOf":[{"type":"number"},{"minimum":2}]}            ~ false
                    1        ~ {"oneOf":[{"type":"integer"}]}                         ~ false
                    1        ~ {"type":"string","nullable":true}                      ~ false
                    1        ~ {"$ref":"#/definitions/a","definitions":{"a":{"type":"integer"}}} ~ true
                    1        ~ {"$ref":"#/definitions/a","type":"string","definitions":{"a":{}}} ~ false
                    1        ~ {"$ref":"#/definitions/none"}                          ~ false
                    1        ~ {"$ref":"#/definitions/a","definitions":{"a":{"$ref":"#/definitions/a"}}} ~ false
                    1        ~ {"$ref":"http://example.com/schema"}                   ~ true
                    1        ~ {"$ref":"urn:x"}                                       ~ false
                    1        ~ {"const":2,"title":"x","if":{},"then":{"type":"null"}} ~ true
                    """)
    void confirmsOnlyWhatIsCertain(String data, String schema, boolean confirmed)
            throws InvalidJson {
        var check = QuickCheck.of(Json.parse(schema));

        assertThat(check.confirms(Json.parse(data), 1)).isEqualTo(confirmed);
    }

    @Test
    void schemasThatMultiplyAreLeftToTheFullValidator() throws InvalidJson {
        var schema = new StringBuilder("{\"$ref\":\"#/definitions/a0\",\"definitions\":{");
        for (var i = 0; i < 30; i++) {
            var next = "{\"$ref\":\"#/definitions/a" + (i + 1) + "\"}";
            schema.append("\"a%d\":{\"allOf\":[%s,%s]},".formatted(i, next, next));
        }
        var check = QuickCheck.of(Json.parse(schema + "\"a30\":{\"type\":\"integer\"}}}"));

        assertThat(check.confirms(Json.parse("1"), 1)).isFalse();
    }

    @Test
    void hugeDataIsLeftToTheFullValidator() throws InvalidJson {
        var check = QuickCheck.of(Json.parse("{\"items\":{\"type\":\"integer\"}}"));

        assertThat(check.confirms(Json.parse("[1]"), 2)).isTrue();
        assertThat(check.confirms(Json.parse("[1]"), 2_000_000_000)).isFalse();
    }
}
