package io.freshet.loader.pg.row;

import io.freshet.event.iglu.SchemaKey;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One entity of an event, or the event's own data.
 *
 * @param jsonKey the key it stands under, e.g. {@code contexts_com_acme_page_1}
 * @param isOwn whether it is the event's own data
 * @param version the version it names, or an empty text where it names none
 * @param schema its schema; empty where the producer did not say and it is still to be found
 * @param data the data as it stands in the event
 */
public record EventEntity(
        String jsonKey, boolean isOwn, String version, Optional<SchemaKey> schema, JsonNode data) {

    /** What the key of an entity begins with. */
    public static final String CONTEXTS = "contexts_";

    /** What the key of the event's own data begins with. */
    public static final String UNSTRUCT_EVENT = "unstruct_event_";

    static final String VERSION = "_schema_version";

    /** Whether entities, or the event's own data, stand under this key of the flat JSON. */
    static boolean isKey(String key) {
        return key.startsWith(CONTEXTS) || key.startsWith(UNSTRUCT_EVENT);
    }

    /** The same with its schema found. */
    public EventEntity withSchema(SchemaKey found) {
        return new EventEntity(jsonKey, isOwn, version, Optional.of(found), data);
    }

    /** The data as the tracker sent it, without the version that the JSON form adds. */
    public JsonNode plainData() {
        if (isOwn || !(data instanceof ObjectNode object) || !object.has(VERSION)) {
            return data;
        }
        var plain = object.objectNode();
        for (var property : object.properties()) {
            if (!property.getKey().equals(VERSION)) {
                plain.set(property.getKey(), property.getValue());
            }
        }
        return plain;
    }
}
