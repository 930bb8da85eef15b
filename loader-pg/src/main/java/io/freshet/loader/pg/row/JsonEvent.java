package io.freshet.loader.pg.row;

import io.freshet.event.atomic.AtomicField;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event as it comes from {@code snowplow_json_event}.
 *
 * @param json the flat event
 * @param entities the entities and the event's own data, in the order of the JSON
 */
public record JsonEvent(ObjectNode json, List<EventEntity> entities) {

    public JsonEvent {
        entities = List.copyOf(entities);
    }

    /** The column's value; missing or null where there is none. */
    public JsonNode value(AtomicField field) {
        return json.path(field.column());
    }
}
