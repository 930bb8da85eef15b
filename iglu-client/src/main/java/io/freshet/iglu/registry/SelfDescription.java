package io.freshet.iglu.registry;

import io.freshet.event.iglu.SchemaKey;
import tools.jackson.databind.JsonNode;

/** What a schema says about itself. */
final class SelfDescription {

    private SelfDescription() {}

    /** Whether the schema's {@code self} names this key. */
    static boolean names(JsonNode schema, SchemaKey key) {
        var self = schema.path("self");
        return self.path("vendor").asString("").equals(key.vendor())
                && self.path("name").asString("").equals(key.name())
                && self.path("format").asString("").equals(key.format())
                && self.path("version").asString("").equals(key.version().toString());
    }
}
