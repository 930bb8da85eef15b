package io.freshet.iglu.validation;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One reason why a schema cannot be used.
 *
 * @param path where in the schema, e.g. {@code $.properties.a.type}
 * @param message in words
 */
public record SchemaIssue(String path, String message) {

    ObjectNode toJson() {
        return JsonNodeFactory.instance.objectNode().put("path", path).put("message", message);
    }
}
