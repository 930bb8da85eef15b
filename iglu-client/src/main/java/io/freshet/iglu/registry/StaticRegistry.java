package io.freshet.iglu.registry;

import io.freshet.event.iglu.SchemaKey;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Schemas held in memory. */
public record StaticRegistry(Map<SchemaKey, JsonNode> schemas) implements Registry {

    public StaticRegistry {
        schemas = Map.copyOf(schemas);
    }

    @Override
    public Answer<JsonNode> schema(SchemaKey key) {
        var schema = schemas.get(key);
        return schema == null ? Answer.notFound() : new Answer.Found<>(schema);
    }

    @Override
    public Answer<List<SchemaKey>> list(String vendor, String name, int model) {
        return SchemaList.of(schemas.keySet(), vendor, name, model);
    }

    @Override
    public List<SchemaKey> known() {
        return List.copyOf(schemas.keySet());
    }

    @Override
    public Distance distance() {
        return Distance.MEMORY;
    }
}
