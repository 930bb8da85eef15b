package io.freshet.enricher.webhook;

import io.freshet.event.iglu.SchemaKey;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The schemas of one vendor's events that are in force.
 *
 * @param byName by the names that they have in the configuration
 */
public record EventSchemas(Map<String, SchemaKey> byName) {

    public EventSchemas {
        byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    /**
     * A schema.
     *
     * @throws IllegalArgumentException when the vendor's table has no such name
     */
    SchemaKey get(String name) {
        var schema = byName.get(name);
        if (schema == null) {
            throw new IllegalArgumentException(name + " is none of " + byName.keySet());
        }
        return schema;
    }

    /**
     * What the vendor's own words for events mean.
     *
     * @param namesOfTypes each {@code type = name of its schema}, one a line
     */
    EventTypes types(String namesOfTypes) {
        return types(Webhook.lines(namesOfTypes));
    }

    /** As {@link #types(String)}, as a map. */
    EventTypes types(Map<String, String> namesOfTypes) {
        var types = new LinkedHashMap<String, SchemaKey>();
        namesOfTypes.forEach((type, name) -> types.put(type, get(name)));
        return new EventTypes(types);
    }

    /** Where the vendor's words are the schemas' names. */
    EventTypes types() {
        return new EventTypes(byName);
    }
}
