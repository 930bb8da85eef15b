package io.freshet.iglu.equivalence;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.iglu.validation.SchemaValidator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That the data made from a schema is good enough to tell schemas apart. */
class InstancesTest {

    private static final String SCHEMA =
            """
            {"type":"object","required":["id","list"],"additionalProperties":false,"properties":{
              "id":{"type":"string","format":"uuid"},
              "name":{"type":["string","null"],"maxLength":255},
              "count":{"type":"integer","minimum":0,"maximum":65535},
              "kind":{"type":"string","enum":["a","b"]},
              "deep":{"type":"object","properties":{"er":{"type":"object","properties":{
                "est":{"type":"number","multipleOf":0.01}},"required":["est"],"additionalProperties":false}}},
              "list":{"type":"array","minItems":1,"items":{"oneOf":[
                {"type":"object","properties":{"x":{"type":"string","pattern":"^[a-z]+$"}},"required":["x"]},
                {"type":"object","properties":{"y":{"type":"boolean"}},"required":["y"]}]}}}}
            """;

    @ParameterizedTest(name = "{0} instead of {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    "required":["id"]               | "required":["id","list"]
                    "maxLength":256                 | "maxLength":255
                    "type":"string","maxLength"     | "type":["string","null"],"maxLength"
                    "maximum":65536                 | "maximum":65535
                    "minimum":1                     | "minimum":0
                    "type":"number","minimum"       | "type":"integer","minimum"
                    "enum":["a"]                    | "enum":["a","b"]
                    "format":"other"                | "format":"uuid"
                    "multipleOf":0.1                | "multipleOf":0.01
                    "required":[]                   | "required":["est"]
                    "required":["est"]}             | "required":["est"],"additionalProperties":false}
                    "minItems":2                    | "minItems":1
                    "pattern":"^[a-z]*$"            | "pattern":"^[a-z]+$"
                    "anyOf":[                       | "oneOf":[
                    "y":{}                          | "y":{"type":"boolean"}
                    """)
    void tellsSchemasApart(String changed, String original) throws InvalidJson {
        assertThat(SCHEMA).contains(original);
        var one = Json.parse(SCHEMA);
        var other = Json.parse(SCHEMA.replace(original, changed));
        var key = SchemaKey.of("iglu:test/one/jsonschema/1-0-0");
        var validatorOfOne = new SchemaValidator(40, 1);
        var validatorOfOther = new SchemaValidator(40, 1);

        var instances = Instances.of(one);

        assertThat(instances)
                .anyMatch(
                        instance ->
                                validatorOfOne.validate(key, one, instance.data()).isValid()
                                        != validatorOfOther
                                                .validate(key, other, instance.data())
                                                .isValid());
    }
}
