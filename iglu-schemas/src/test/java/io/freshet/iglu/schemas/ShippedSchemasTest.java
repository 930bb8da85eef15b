package io.freshet.iglu.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ShippedSchemasTest {
    private static final String META_SCHEMA =
            "http://iglucentral.com/schemas/com.snowplowanalytics.self-desc/schema/jsonschema/1-0-0#";
    private static final String PATH =
            "[a-zA-Z0-9-_.]+/[a-zA-Z0-9-_]+/jsonschema/[1-9][0-9]*-[0-9]+-[0-9]+";

    private final List<ShippedSchema> schemas = ShippedSchema.all();
    private final List<String> offenders = new ArrayList<>();

    @Test
    void thereAreSchemasForEveryPartOfThePipeline() {
        assertThat(schemas.stream().map(ShippedSchema::path))
                .contains(
                        "com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4",
                        "com.snowplowanalytics.snowplow/atomic/jsonschema/1-0-0",
                        "com.snowplowanalytics.snowplow/ua_parser_context/jsonschema/1-0-0",
                        "com.snowplowanalytics.snowplow/anon_ip/jsonschema/1-0-1",
                        "com.snowplowanalytics.snowplow.badrows/schema_violations/jsonschema/2-0-1",
                        "com.example_company/mouse_move/jsonschema/1-0-0",
                        "com.example_company/mouse_click/jsonschema/1-0-0");
    }

    @Test
    void everyFileLiesWhereAnIgluUriPoints() {
        assertThat(schemas).allSatisfy(schema -> assertThat(schema.path()).matches(PATH));
    }

    @Test
    void everySchemaNamesItselfAsItsPathDoes() {
        assertThat(schemas)
                .allSatisfy(
                        schema -> {
                            JsonNode self = schema.json().path("self");
                            assertThat(self.propertyNames())
                                    .containsExactlyInAnyOrder(
                                            "vendor", "name", "format", "version");
                            assertThat(schema.path())
                                    .isEqualTo(
                                            String.join(
                                                    "/",
                                                    self.path("vendor").asString(),
                                                    self.path("name").asString(),
                                                    self.path("format").asString(),
                                                    self.path("version").asString()));
                        });
    }

    @Test
    void everySchemaPointsAtTheSelfDescribingMetaSchema() {
        assertThat(schemas)
                .allSatisfy(
                        schema ->
                                assertThat(schema.json().path("$schema").asString())
                                        .as(schema.path())
                                        .isEqualTo(META_SCHEMA));
    }

    @Test
    void everySchemaAndEveryFieldSaysWhatItIs() {
        for (ShippedSchema schema : schemas) {
            schema.eachSubschema(
                    (place, node) -> {
                        boolean hasToSay =
                                place.equals("#") || place.matches(".*/properties/[^/]+");
                        if (hasToSay && node.path("description").asString("").isBlank()) {
                            offenders.add(schema.path() + place);
                        }
                    });
        }
        assertThat(offenders).isEmpty();
    }

    @Test
    void everyReferenceWithinASchemaFindsItsDefinition() {
        for (ShippedSchema schema : schemas) {
            schema.eachSubschema(
                    (place, node) -> {
                        String target = node.path("$ref").asString("");
                        if (target.startsWith("#")
                                && schema.json().at(target.substring(1)).isMissingNode()) {
                            offenders.add(schema.path() + place + " -> " + target);
                        }
                    });
        }
        assertThat(offenders).isEmpty();
    }

    @Test
    void noClosedObjectAsksForAFieldThatItForbids() {
        for (ShippedSchema schema : schemas) {
            schema.eachSubschema(
                    (place, node) -> {
                        JsonNode more = node.path("additionalProperties");
                        if (!more.isBoolean()
                                || more.booleanValue()
                                || node.has("patternProperties")) {
                            return;
                        }
                        ShippedSchema.required(node).stream()
                                .filter(name -> !node.path("properties").has(name))
                                .forEach(name -> offenders.add(schema.path() + place + " " + name));
                    });
        }
        assertThat(offenders).isEmpty();
    }
}
