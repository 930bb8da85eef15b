package io.freshet.sdk;

import io.freshet.event.analytics.EventJson;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SchemaVer;

/** The keys of the flat JSON that are made of a schema's name. */
public final class FlatKeys {

    private static final String JSON_SCHEMA = "jsonschema";

    private FlatKeys() {}

    /** Where entities of a schema stand, such as {@code contexts_com_acme_link_click_1}. */
    public static String ofEntity(SchemaKey schema) {
        return EventJson.contextsKey(schema);
    }

    /**
     * As {@link #ofEntity(SchemaKey)}, from its parts.
     *
     * @param model from 1 on
     */
    public static String ofEntity(String vendor, String name, int model) {
        return ofEntity(key(vendor, name, model));
    }

    /** Where an event's own data stands, such as {@code unstruct_event_com_acme_link_click_1}. */
    public static String ofSelfDescribingEvent(SchemaKey schema) {
        return EventJson.unstructEventKey(schema);
    }

    /**
     * As {@link #ofSelfDescribingEvent(SchemaKey)}, from its parts.
     *
     * @param model from 1 on
     */
    public static String ofSelfDescribingEvent(String vendor, String name, int model) {
        return ofSelfDescribingEvent(key(vendor, name, model));
    }

    private static SchemaKey key(String vendor, String name, int model) {
        return new SchemaKey(vendor, name, JSON_SCHEMA, new SchemaVer(model, 0, 0));
    }
}
