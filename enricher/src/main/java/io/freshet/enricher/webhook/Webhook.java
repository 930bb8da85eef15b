package io.freshet.enricher.webhook;

import io.freshet.enricher.request.Adapter;
import io.freshet.event.iglu.SchemaKey;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * One line of the table of webhooks.
 *
 * @param path where the vendor sends to, without the first slash: {@code vendor/version}
 * @param section its section in the setting {@code adaptersSchemas}; empty if it has none
 * @param schemas the schemas of its events by their names in that section, in order
 * @param make gives the adapter for the schemas in force
 */
public record Webhook(
        String path,
        String section,
        Map<String, SchemaKey> schemas,
        Function<EventSchemas, Adapter> make) {

    public Webhook {
        schemas = Collections.unmodifiableMap(new LinkedHashMap<>(schemas));
    }

    /** A webhook whose senders name the schema themselves. */
    static Webhook at(String path, Adapter adapter) {
        return new Webhook(path, "", Map.of(), schemas -> adapter);
    }

    /**
     * A webhook with schemas of its own.
     *
     * @param schemas each {@code name = iglu:…}, one a line
     */
    static Webhook at(
            String path, String section, String schemas, Function<EventSchemas, Adapter> make) {
        var keys = new LinkedHashMap<String, SchemaKey>();
        schemas.lines()
                .map(line -> line.split(" = ", 2))
                .forEach(pair -> keys.put(pair[0], SchemaKey.of(pair[1])));
        return new Webhook(path, section, keys, make);
    }

    /**
     * The adapter.
     *
     * @param others schemas that take the place of the usual ones, by name
     */
    public Adapter adapter(Map<String, SchemaKey> others) {
        var inForce = new LinkedHashMap<>(schemas);
        inForce.putAll(others);
        return make.apply(new EventSchemas(inForce));
    }
}
