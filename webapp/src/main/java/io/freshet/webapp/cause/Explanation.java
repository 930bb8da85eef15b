package io.freshet.webapp.cause;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One failure of a bad row in words.
 *
 * @param path where in the data; null where it is about the whole
 * @param expected what should stand there
 * @param actual what stood there, shortened; null where nothing did
 * @param schema the schema that says so
 * @param fix what to do
 */
public record Explanation(
        @Nullable String path,
        String expected,
        @Nullable String actual,
        @Nullable String schema,
        String fix) {

    /** As the API gives it. */
    public ObjectNode toJson() {
        var json = JsonNodeFactory.instance.objectNode();
        put(json, "path", path);
        put(json, "expected", expected);
        put(json, "actual", actual);
        put(json, "schema", schema);
        put(json, "fix", fix);
        return json;
    }

    private static void put(ObjectNode json, String member, @Nullable String value) {
        if (value != null) {
            json.put(member, value);
        }
    }
}
