package io.freshet.iglu.registry;

import io.freshet.event.iglu.SchemaKey;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * A registry of which only some schemas are seen.
 *
 * @param all where the schemas are
 * @param visible the keys that are seen
 */
public record LimitedRegistry(Registry all, Set<SchemaKey> visible) implements Registry {

    public LimitedRegistry {
        visible = Set.copyOf(visible);
    }

    @Override
    public Answer<JsonNode> schema(SchemaKey key) {
        return visible.contains(key) ? all.schema(key) : Answer.notFound();
    }

    @Override
    public Answer<List<SchemaKey>> list(String vendor, String name, int model) {
        return SchemaList.of(visible, vendor, name, model);
    }

    @Override
    public Distance distance() {
        return all.distance();
    }
}
