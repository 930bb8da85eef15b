package io.freshet.enricher.webhook;

import io.freshet.enricher.webhook.order.MapOrder;
import io.freshet.event.badrow.Failure;
import io.freshet.event.iglu.SchemaKey;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A vendor's types of events, each with its schema.
 *
 * @param schemas from the vendor's word to the schema
 */
record EventTypes(Map<String, SchemaKey> schemas) {

    EventTypes {
        schemas = Collections.unmodifiableMap(MapOrder.ofTexts(schemas));
    }

    /** The schema of the only event in a request. */
    Found<SchemaKey> schema(@Nullable String type) {
        return schema(type, "");
    }

    /**
     * The schema of one event in a list.
     *
     * @param index its place in the list, from 0
     */
    Found<SchemaKey> schema(@Nullable String type, int index) {
        return schema(type, " at index " + index);
    }

    private Found<SchemaKey> schema(@Nullable String type, String where) {
        if (type == null) {
            return unknown(type, "cannot determine event type: type parameter not provided", where);
        }
        var schema = schemas.get(type);
        if (schema != null) {
            return Found.value(schema);
        }
        return type.isEmpty()
                ? unknown(type, "cannot determine event type: type parameter empty", where)
                : unknown(type, "no schema associated with the provided type parameter", where);
    }

    private Found<SchemaKey> unknown(@Nullable String type, String why, String where) {
        return Found.nothing(new Failure.UnknownType(type, schemas, why + where));
    }
}
