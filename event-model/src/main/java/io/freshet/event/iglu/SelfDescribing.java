package io.freshet.event.iglu;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Data that names its schema: {@code {"schema": "iglu:…", "data": …}}.
 *
 * @param schema the schema's key
 * @param data any JSON, also null
 */
public record SelfDescribing(SchemaKey schema, JsonNode data) {

    /** Reads the envelope; other members than {@code schema} and {@code data} are ignored. */
    public static Parsed parse(JsonNode json) {
        var schema = json.get("schema");
        var data = json.get("data");
        if (!json.isObject() || schema == null || !schema.isString() || data == null) {
            return new Parsed(Optional.empty(), ParseError.INVALID_DATA_PAYLOAD);
        }
        var key = SchemaKey.parse(schema.stringValue());
        return new Parsed(key.key().map(k -> new SelfDescribing(k, data)), key.error());
    }

    /** The envelope as JSON, {@code schema} first. */
    public ObjectNode toJson() {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("schema", schema.toUri());
        json.set("data", data);
        return json;
    }

    /**
     * What reading an envelope gave.
     *
     * @param value the data with its schema key, if the JSON was self-describing
     * @param error why there is no value; to be read only where {@code value} is empty
     */
    public record Parsed(Optional<SelfDescribing> value, ParseError error) {}
}
