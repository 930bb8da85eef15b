package io.freshet.it.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The compose file against the Compose Specification, which knows every key there is. */
class ComposeSchemaTest {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Schema SPECIFICATION = specification();

    @Test
    void hasNoKeyThatComposeDoesNotKnow() {
        assertThat(errors(compose())).isEmpty();
    }

    @Test
    void aMisspeltKeyWouldBeFound() {
        var compose = compose();
        ((ObjectNode) compose.get("services").get("kafka")).put("helthcheck", "");

        assertThat(errors(compose)).anySatisfy(it -> assertThat(it).contains("helthcheck"));
    }

    private static List<String> errors(ObjectNode compose) {
        return SPECIFICATION.validate(compose).stream().map(Error::toString).toList();
    }

    private static ObjectNode compose() {
        var file = Repository.yaml(Repository.path("docker-compose.yml")).get(0);
        return (ObjectNode) JSON.valueToTree(file.value());
    }

    private static Schema specification() {
        var text = ComposeSchemaTest.class.getResourceAsStream("compose-spec.json");
        var schema = (ObjectNode) JSON.readTree(text);
        // It names its draft and itself by what are no addresses.
        schema.remove(List.of("$schema", "$id"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(schema);
    }
}
