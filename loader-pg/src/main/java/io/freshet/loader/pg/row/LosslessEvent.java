package io.freshet.loader.pg.row;

import io.freshet.event.atomic.AtomicField;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SelfDescribing;
import java.util.Optional;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event as bad rows want it: all 131 columns, entities in their envelopes. The flat form does
 * not tell derived entities from attached ones, so all of them are attached ones here.
 */
final class LosslessEvent {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final SchemaKey CONTEXTS =
            SchemaKey.of("iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-0");
    private static final SchemaKey UNSTRUCT_EVENT =
            SchemaKey.of("iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0");

    private LosslessEvent() {}

    static ObjectNode of(JsonEvent event) {
        var lossless = NODES.objectNode();
        for (var field : AtomicField.all()) {
            switch (field) {
                case CONTEXTS -> lossless.set(field.column(), contexts(event));
                case UNSTRUCT_EVENT -> ownData(event, lossless);
                case DERIVED_CONTEXTS -> lossless.set(field.column(), NODES.objectNode());
                default -> {
                    var value = event.value(field);
                    lossless.set(field.column(), value.isMissingNode() ? NODES.nullNode() : value);
                }
            }
        }
        return lossless;
    }

    private static ObjectNode contexts(JsonEvent event) {
        var data = NODES.arrayNode();
        for (var entity : event.entities()) {
            if (!entity.isOwn()) {
                data.add(envelope(entity));
            }
        }
        return data.isEmpty() ? NODES.objectNode() : new SelfDescribing(CONTEXTS, data).toJson();
    }

    private static void ownData(JsonEvent event, ObjectNode lossless) {
        var own = event.entities().stream().filter(EventEntity::isOwn).findFirst();
        lossless.set(
                AtomicField.UNSTRUCT_EVENT.column(),
                own.isPresent()
                        ? new SelfDescribing(UNSTRUCT_EVENT, envelope(own.get())).toJson()
                        : NODES.nullNode());
    }

    /** Where nobody knows the schema, its place holds the key and version that there are. */
    private static ObjectNode envelope(EventEntity entity) {
        Optional<SchemaKey> schema = entity.schema();
        var envelope = NODES.objectNode();
        envelope.put(
                "schema",
                schema.map(SchemaKey::toUri).orElse(entity.jsonKey() + "/" + entity.version()));
        envelope.set("data", entity.plainData());
        return envelope;
    }
}
