package io.freshet.iglu.resolver;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.iglu.registry.Answer;
import io.freshet.iglu.registry.Registry;
import tools.jackson.databind.JsonNode;

/** Asks for the schema under a key, whatever it says about a successor. */
final class SchemaQuestion implements Question<SchemaKey, JsonNode> {

    @Override
    public String vendor(SchemaKey key) {
        return key.vendor();
    }

    @Override
    public Answer<JsonNode> ask(Registry registry, SchemaKey key) {
        return registry.schema(key);
    }

    @Override
    public String stamp(Registry registry, SchemaKey key) {
        return registry.stamp(key);
    }
}
