package io.freshet.enricher.enrichment.pii;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One value that was replaced.
 *
 * @param fieldName the column
 * @param originalValue before
 * @param modifiedValue after
 * @param inEntity where in the column; null where the column is the value
 */
record Modification(
        String fieldName, String originalValue, String modifiedValue, @Nullable Place inEntity) {

    /** The list of the PII event in which it stands. */
    String list() {
        return inEntity == null ? "pojo" : "json";
    }

    ObjectNode toJson() {
        var json =
                JsonNodeFactory.instance
                        .objectNode()
                        .put("fieldName", fieldName)
                        .put("originalValue", originalValue)
                        .put("modifiedValue", modifiedValue);
        return inEntity == null
                ? json
                : json.put("jsonPath", inEntity.jsonPath()).put("schema", inEntity.schema());
    }

    /**
     * A place in an entity.
     *
     * @param jsonPath as configured
     * @param schema the entity's, as it names it
     */
    record Place(String jsonPath, String schema) {}
}
