package io.freshet.enricher.webhook.googleanalytics;

import io.freshet.event.iglu.SchemaKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * The parameters of one event or entity.
 *
 * @param schema of the event or entity
 * @param hitType the hits that are this event; empty for entities
 * @param members by the parameter that gives their value
 */
record Table(SchemaKey schema, String hitType, Map<String, Member> members) {

    Table {
        members = Collections.unmodifiableMap(members);
    }

    /**
     * Reads a table of {@link MeasurementProtocol}.
     *
     * @param schemas from the names at the margin to the schemas in force
     */
    static List<Table> read(String text, Function<String, SchemaKey> schemas) {
        var tables = new ArrayList<Table>();
        var members = new LinkedHashMap<String, Member>();
        for (var line : text.lines().toList()) {
            var words = line.strip().split(" ");
            if (line.startsWith(" ")) {
                var type =
                        words.length < 3
                                ? Member.Type.TEXT
                                : Member.Type.valueOf(words[2].toUpperCase(Locale.ROOT));
                members.put(words[0], new Member(words[1], type));
            } else {
                members = new LinkedHashMap<>();
                tables.add(
                        new Table(
                                schemas.apply(words[0]),
                                words.length < 2 ? "" : words[1],
                                members));
            }
        }
        return List.copyOf(tables);
    }
}
