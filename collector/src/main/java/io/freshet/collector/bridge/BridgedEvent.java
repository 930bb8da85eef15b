package io.freshet.collector.bridge;

import io.freshet.event.json.Json;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event as a tracker would send it: a self-describing one around the vendor's own JSON. Fields
 * are in the order in which they are set, as the reference has them.
 */
final class BridgedEvent {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String PAYLOAD_DATA =
            "iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4";
    private static final String UNSTRUCT_EVENT =
            "iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0";

    private final ObjectNode fields = NODES.objectNode();

    /**
     * With the fields that every event has.
     *
     * @param application becomes {@code app_id}
     * @param library becomes {@code v_tracker}
     * @param platform {@code web} or {@code app}
     * @param schema what {@code data} is
     */
    BridgedEvent(
            String application,
            String library,
            String platform,
            String schema,
            JsonNode data,
            String networkUserId) {
        var event = Json.printBytes(described(UNSTRUCT_EVENT, described(schema, data)));
        fields.put("aid", application)
                .put("e", "ue")
                .put("tv", library)
                .put("p", platform)
                .put("ue_px", Base64.getEncoder().encodeToString(event))
                .put("tnuid", networkUserId);
    }

    /** Sets one more field, if there is something to set. */
    BridgedEvent with(String field, @Nullable String value) {
        if (value != null) {
            fields.put(field, value);
        }
        return this;
    }

    /** The body of a POST with this event alone. */
    byte[] body() {
        return Json.printBytes(described(PAYLOAD_DATA, NODES.arrayNode().add(fields)));
    }

    /** The text at a key; null where there is none, or it is no text. */
    static @Nullable String text(JsonNode object, String key) {
        var value = object.path(key);
        return value.isString() ? value.stringValue() : null;
    }

    private static ObjectNode described(String schema, JsonNode data) {
        return NODES.objectNode().put("schema", schema).set("data", data);
    }
}
