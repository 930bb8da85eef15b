package io.freshet.iglu.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class SmallRegistriesTest {

    private static final SchemaKey FIRST = SchemaKey.of("iglu:com.acme/thing/jsonschema/1-0-0");
    private static final SchemaKey SECOND = SchemaKey.of("iglu:com.acme/thing/jsonschema/1-0-1");
    private static final StaticRegistry BOTH =
            new StaticRegistry(
                    Map.of(
                            SECOND, JsonNodeFactory.instance.objectNode(),
                            FIRST, JsonNodeFactory.instance.objectNode()));

    @Test
    void memoryListsInVersionOrder() {
        assertThat(BOTH.list("com.acme", "thing", 1))
                .isEqualTo(new Answer.Found<>(List.of(FIRST, SECOND)));
        assertThat(BOTH.list("com.acme", "thing", 2)).isEqualTo(Answer.notFound());
    }

    @Test
    void aLimitedRegistryShowsOnlySome() {
        var limited = new LimitedRegistry(BOTH, Set.of(FIRST));

        assertThat(limited.schema(FIRST)).isInstanceOf(Answer.Found.class);
        assertThat(limited.schema(SECOND)).isEqualTo(Answer.notFound());
        assertThat(limited.list("com.acme", "thing", 1))
                .isEqualTo(new Answer.Found<>(List.of(FIRST)));
        assertThat(limited.distance()).isEqualTo(Registry.Distance.MEMORY);
    }

    @Test
    void aListMustBeginWithItsFirstVersionAndNameNothingTwice() {
        var other = SchemaKey.of("iglu:com.acme/other/jsonschema/1-0-1");

        assertThat(SchemaList.isSound(List.of(FIRST, SECOND))).isTrue();
        assertThat(SchemaList.isSound(List.of())).isFalse();
        assertThat(SchemaList.isSound(List.of(SECOND))).isFalse();
        assertThat(SchemaList.isSound(List.of(FIRST, FIRST))).isFalse();
        assertThat(SchemaList.isSound(List.of(FIRST, other))).isFalse();
    }

    @Test
    void jsonInMessagesHasLineBreaks() throws InvalidJson {
        var json = Json.parse("[\"a\",{\"b\":1.0,\"c\":[]},null]");

        assertThat(PrettyJson.print(json))
                .isEqualTo(
                        "[\n  \"a\",\n  {\n    \"b\" : 1.0,\n    \"c\" : [\n    ]\n  },\n  null\n]");
    }

    @Test
    void aSchemaNamesItself() throws InvalidJson {
        var schema =
                Json.parse(
                        "{\"self\":{\"vendor\":\"com.acme\",\"name\":\"thing\",\"format\":\"jsonschema\","
                                + "\"version\":\"1-0-0\"}}");

        assertThat(SelfDescription.names(schema, FIRST)).isTrue();
        assertThat(SelfDescription.names(schema, SECOND)).isFalse();
        assertThat(SelfDescription.names(Json.parse("[]"), FIRST)).isFalse();
    }
}
