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
        lines(schemas).forEach((name, uri) -> keys.put(name, SchemaKey.of(uri)));
        return new Webhook(path, section, keys, make);
    }

    /** A table of two columns, {@code name = value}, one a line. */
    static Map<String, String> lines(String table) {
        var lines = new LinkedHashMap<String, String>();
        table.lines()
                .map(line -> line.split(" = ", 2))
                .forEach(pair -> lines.put(pair[0], pair[1]));
        return lines;
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
