package io.freshet.enricher.webhook.googleanalytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.freshet.enricher.webhook.googleanalytics.Member.Type;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.vectors.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** The table against the schemas as Iglu Central has them. */
class MeasurementProtocolTest {

    private static final Map<Type, String> JSON_TYPES =
            Map.of(
                    Type.TEXT, "string",
                    Type.INTEGER, "integer",
                    Type.AMOUNT, "number",
                    Type.NUMBER, "number",
                    Type.FLAG, "boolean");

    static Stream<Table> tables() {
        return Stream.of(
                        MeasurementProtocol.EVENTS,
                        MeasurementProtocol.ENTITIES,
                        MeasurementProtocol.NUMBERED)
                .flatMap(text -> Table.read(text, MeasurementProtocolTest::key).stream());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyMemberIsOneOfItsSchemaAndOfItsType(Table table) throws IOException, InvalidJson {
        var central = TestData.igluCentral();
        assumeTrue(central.isPresent(), "needs Iglu Central's schemas");
        var schema = schema(central.orElseThrow(), table.schema());

        for (var member : table.members().values()) {
            var declared = schema.path("properties").path(member.name());
            assertThat(types(declared))
                    .as(table.schema().name() + " " + member.name())
                    .contains(JSON_TYPES.get(member.type()));
        }
        assertThat(table.members().values())
                .extracting(Member::name)
                .containsAll(required(schema))
                .doesNotHaveDuplicates();
    }

    /** A member with a list of texts to choose from has no type of its own. */
    private static List<String> types(JsonNode member) {
        var type = member.path("type");
        if (type.isMissingNode()) {
            return member.path("enum").valueStream().allMatch(JsonNode::isString)
                            && member.has("enum")
                    ? List.of("string")
                    : List.of();
        }
        return type.isString()
                ? List.of(type.stringValue())
                : type.valueStream().map(JsonNode::stringValue).toList();
    }

    private static List<String> required(JsonNode schema) {
        return schema.path("required").valueStream().map(JsonNode::stringValue).toList();
    }

    private static JsonNode schema(Path central, SchemaKey key) throws IOException, InvalidJson {
        var file =
                Stream.of(central.resolve("schemas"), central)
                        .map(folder -> folder.resolve(key.toPath()))
                        .filter(Files::exists)
                        .findFirst()
                        .orElseThrow();
        return Json.parse(Files.readAllBytes(file));
    }

    private static SchemaKey key(String name) {
        var vendor =
                Set.of("undocumented", "private").contains(name)
                        ? "com.google.analytics"
                        : "com.google.analytics.measurement-protocol";
        return SchemaKey.of("iglu:" + vendor + "/" + name + "/jsonschema/1-0-0");
    }

    static final Function<String, SchemaKey> KEYS = MeasurementProtocolTest::key;
}
