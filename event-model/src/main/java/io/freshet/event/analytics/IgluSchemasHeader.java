package io.freshet.event.analytics;

import io.freshet.event.atomic.ParsedEvent;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SelfDescribing;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The record header {@code iglu-schemas}: the Iglu URIs of an event's own data and of its entities,
 * each once, separated by commas. It tells exact schemas, which the keys of the flat JSON do not.
 */
public final class IgluSchemasHeader {

    /** The header's name. */
    public static final String NAME = "iglu-schemas";

    private IgluSchemasHeader() {}

    /** The schemas of an event: its own data's first, then those of the entities in order. */
    public static List<SchemaKey> schemas(ParsedEvent event) {
        var own = Stream.ofNullable(event.unstructEvent());
        var entities = Stream.concat(event.contexts().stream(), event.derivedContexts().stream());
        return Stream.concat(own, entities).map(SelfDescribing::schema).distinct().toList();
    }

    /** The header's text; empty where there is no schema. */
    public static String print(Collection<SchemaKey> schemas) {
        return schemas.stream().distinct().map(SchemaKey::toUri).collect(Collectors.joining(","));
    }

    /** Reads the header's text; what is no schema URI is left out. */
    public static List<SchemaKey> parse(String text) {
        var schemas = new LinkedHashSet<SchemaKey>();
        for (var uri : text.split(",", -1)) {
            SchemaKey.parse(uri.strip()).key().ifPresent(schemas::add);
        }
        return List.copyOf(schemas);
    }
}
