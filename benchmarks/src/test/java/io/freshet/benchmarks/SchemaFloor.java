package io.freshet.benchmarks;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.json.Json;
import io.freshet.iglu.IgluClient.Lookup;
import io.freshet.iglu.IgluClients;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The least that reading and checking an event costs with well-known libraries, each used as its
 * own page says: one mapper, one registry, every schema made ready once. Nothing is resolved,
 * decoded, mapped or written.
 */
final class SchemaFloor {

    private static final String SNOWPLOW = "iglu:com.snowplowanalytics.snowplow/";

    private final JsonMapper mapper = new JsonMapper();
    private final Map<String, Schema> schemas = new HashMap<>();

    SchemaFloor() {
        var iglu = IgluClients.shipped();
        var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4);
        Stream.of(
                        "payload_data/jsonschema/1-0-4",
                        "contexts/jsonschema/1-0-0",
                        "web_page/jsonschema/1-0-0",
                        "geolocation_context/jsonschema/1-1-0")
                .map(path -> SNOWPLOW + path)
                .forEach(
                        uri -> {
                            var found = (Lookup.Found) iglu.lookup(SchemaKey.of(uri));
                            var schema = (ObjectNode) mapper.readTree(Json.print(found.schema()));
                            // Iglu's own name for draft 4, which is the registry's default
                            schema.remove("$schema");
                            schemas.put(uri, registry.getSchema(schema));
                        });
    }

    /** Jackson's tree of a text. */
    JsonNode parse(byte[] utf8) {
        return mapper.readTree(utf8);
    }

    /**
     * What is wrong with self-describing data.
     *
     * @return how many errors there are
     */
    int check(JsonNode envelope) {
        var schema = schemas.get(envelope.get("schema").stringValue());
        if (schema == null) {
            throw new IllegalArgumentException("no such schema: " + envelope.get("schema"));
        }
        return schema.validate(envelope.get("data")).size();
    }
}
