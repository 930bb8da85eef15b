package io.freshet.enricher.enrichment.useragent;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.vectors.TestData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class YauaaFieldTest {

    private static final String SCHEMA =
            "iglu-schemas/schemas/nl.basjes/yauaa_context/jsonschema/1-0-4";

    @Test
    void theTableSaysWhatTheSchemaSays() throws IOException, InvalidJson {
        var schema = Json.parse(Files.readAllBytes(TestData.root().resolve(SCHEMA)));

        assertThat(YauaaField.all())
                .containsExactlyElementsOf(
                        schema.path("properties").properties().stream()
                                .map(YauaaFieldTest::field)
                                .toList());
    }

    private static YauaaField field(Map.Entry<String, JsonNode> property) {
        var rule = property.getValue();
        return new YauaaField(
                property.getKey(),
                rule.path("maxLength").asInt(Integer.MAX_VALUE),
                rule.path("enum")
                        .valueStream()
                        .map(JsonNode::asString)
                        .collect(Collectors.toSet()));
    }

    @Test
    void kindsThatTheSchemaDoesNotKnowAreUnknown() {
        var deviceClass = YauaaField.of("DeviceClass").orElseThrow();

        assertThat(deviceClass.fit("Phone")).isEqualTo("Phone");
        assertThat(deviceClass.fit("Smart Display")).isEqualTo("Unknown");
    }

    @Test
    void textsThatTheSchemaFindsTooLongAreCut() {
        var field = new YauaaField("deviceName", 3, Set.of());

        assertThat(field.fit("abc")).isEqualTo("abc");
        assertThat(field.fit("abcd")).isEqualTo("abc");
        assertThat(field.fit("ab\uD83D\uDE00c")).isEqualTo("ab\uD83D\uDE00");
    }

    @Test
    void whatTheSchemaHasNoMemberForIsLeftOut() {
        assertThat(YauaaField.of("RemarkablePattern")).isEmpty();
        assertThat(YauaaField.of("IECompatibilityVersion"))
                .hasValueSatisfying(
                        field -> assertThat(field.name()).isEqualTo("iECompatibilityVersion"));
    }
}
