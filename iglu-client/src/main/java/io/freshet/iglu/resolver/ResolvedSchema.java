package io.freshet.iglu.resolver;

import io.freshet.event.iglu.SchemaVer;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The schema to check data against.
 *
 * @param schema as a registry gave it
 * @param supersededBy its version, where it is not the version that the data names but the one its
 *     schema names as successor
 */
public record ResolvedSchema(JsonNode schema, Optional<SchemaVer> supersededBy) {}
