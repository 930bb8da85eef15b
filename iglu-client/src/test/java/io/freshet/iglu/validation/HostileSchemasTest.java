package io.freshet.iglu.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Schemas and data put together at random never make the validator throw. */
class HostileSchemasTest {

    private static final SchemaKey KEY = SchemaKey.of("iglu:com.acme/thing/jsonschema/1-0-0");
    private static final int ROUNDS = 4_000;

    private static final List<String> KEYWORDS =
            List.of(
                    "$ref",
                    "$schema",
                    "$supersededBy",
                    "id",
                    "type",
                    "properties",
                    "required",
                    "items",
                    "additionalProperties",
                    "patternProperties",
                    "additionalItems",
                    "minimum",
                    "maximum",
                    "exclusiveMinimum",
                    "exclusiveMaximum",
                    "multipleOf",
                    "minLength",
                    "maxLength",
                    "pattern",
                    "format",
                    "enum",
                    "oneOf",
                    "anyOf",
                    "allOf",
                    "not",
                    "dependencies",
                    "definitions",
                    "uniqueItems",
                    "minItems",
                    "maxItems",
                    "minProperties",
                    "maxProperties",
                    "nullable",
                    "const",
                    "if",
                    "then",
                    "self",
                    "default",
                    "title",
                    "#",
                    "",
                    "a",
                    "b");

    private static final List<String> SCALARS =
            List.of(
                    "null",
                    "true",
                    "false",
                    "0",
                    "-1",
                    "1",
                    "1.0",
                    "-0",
                    "1e400",
                    "1e99999999999",
                    "0.01",
                    "9223372036854775808",
                    "1e-2147483647",
                    "1e2147483647",
                    "\"\"",
                    "\"a\"",
                    "\"string\"",
                    "\"object\"",
                    "\"integer\"",
                    "\"#\"",
                    "\"#/\"",
                    "\"#/definitions/a\"",
                    "\"#/properties/a\"",
                    "\"#a\"",
                    "\"a.json\"",
                    "\"http://example.com/x\"",
                    "\"urn:x\"",
                    "\"(\"",
                    "\"[\"",
                    "\"^a$\"",
                    "\"(a|b)*\"",
                    "\"\\\\p{Foo}\"",
                    "\"date-time\"",
                    "\"email\"",
                    "\"uuid\"",
                    "\"\\u0000\"",
                    "\"\\ud800\"",
                    "\"2024-05-06T07:08:09Z\"");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyVerdictIsAValue(long seed) {
        var random = new Random(seed);
        var validator = new SchemaValidator(12, 2);
        for (var i = 0; i < ROUNDS; i++) {
            var schema = json(random, 0, true);
            var data = json(random, 0, false);
            assertThatCode(
                            () -> {
                                var verdict = validator.validate(KEY, schema, data);
                                assertThat(verdict).isNotNull();
                                if (!verdict.isValid()) {
                                    Json.print(verdict.toJson(java.util.Optional.empty()));
                                }
                            })
                    .as("schema %s, data %s", schema, data)
                    .doesNotThrowAnyException();
        }
    }

    private static JsonNode json(Random random, int depth, boolean isSchema) {
        var text = new StringBuilder();
        append(text, random, depth, isSchema);
        try {
            return Json.parse(text.toString());
        } catch (InvalidJson e) {
            throw new IllegalStateException(text.toString(), e);
        }
    }

    private static void append(StringBuilder text, Random random, int depth, boolean isSchema) {
        var kind = depth == 0 && isSchema ? 0 : random.nextInt(depth > 6 ? 12 : 4);
        if (kind == 0 || (kind == 1 && isSchema)) {
            text.append('{');
            for (var i = random.nextInt(5); i >= 0; i--) {
                text.append('"').append(pick(random, KEYWORDS)).append("\":");
                append(text, random, depth + 1, isSchema);
                text.append(i == 0 ? "" : ",");
            }
            text.append('}');
        } else if (kind == 1 || kind == 2) {
            text.append('[');
            for (var i = random.nextInt(4); i > 0; i--) {
                append(text, random, depth + 1, isSchema);
                text.append(i == 1 ? "" : ",");
            }
            text.append(']');
        } else {
            text.append(pick(random, SCALARS));
        }
    }

    private static String pick(Random random, List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
