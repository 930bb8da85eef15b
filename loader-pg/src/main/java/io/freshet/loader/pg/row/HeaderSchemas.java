package io.freshet.loader.pg.row;

import io.freshet.event.analytics.EventJson;
import io.freshet.event.analytics.IgluSchemasHeader;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SchemaVer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The exact schemas of one event, as its record's {@code iglu-schemas} header tells them. The keys
 * of the JSON have lost dots, capitals and hyphens; the header has them.
 */
final class HeaderSchemas implements EntityFacts {

    private final Map<String, List<SchemaKey>> byKey = new HashMap<>();

    HeaderSchemas(String header) {
        for (var schema : IgluSchemasHeader.parse(header)) {
            add(EventJson.contextsKey(schema), schema);
            add(EventJson.unstructEventKey(schema), schema);
        }
    }

    private void add(String key, SchemaKey schema) {
        byKey.computeIfAbsent(key, k -> new ArrayList<>(1)).add(schema);
    }

    /** The schema of an entity that says which version it is. */
    Optional<SchemaKey> ofEntity(String jsonKey, String version) {
        var candidates = byKey.getOrDefault(jsonKey, List.of());
        for (var candidate : candidates) {
            if (candidate.version().toString().equals(version)) {
                return Optional.of(candidate);
            }
        }
        var exact = SchemaVer.parse(version);
        return candidates.stream()
                .findFirst()
                .map(c -> exact.isPresent() ? withVersion(c, exact.get()) : c);
    }

    /** The schema of the event's own data: the header's, the event's own columns, or either. */
    Optional<SchemaKey> ofOwnData(String jsonKey, ObjectNode event) {
        var candidates = byKey.getOrDefault(jsonKey, List.of());
        var named = named(event).filter(key -> EventJson.unstructEventKey(key).equals(jsonKey));
        if (named.isPresent() && (candidates.isEmpty() || candidates.contains(named.get()))) {
            return named;
        }
        return candidates.stream().findFirst();
    }

    @Override
    public @Nullable SchemaKey ofEntity(String key, int index, String version) {
        return ofEntity(key, version).orElse(null);
    }

    /** Of several ones, the event's columns decide; they may stand behind the data. */
    @Override
    public @Nullable SchemaKey ofOwnData(String key) {
        var candidates = byKey.getOrDefault(key, List.of());
        return candidates.size() == 1 ? candidates.get(0) : null;
    }

    /** Nobody has looked yet. */
    @Override
    public boolean fits(String key, int index) {
        return false;
    }

    private static Optional<SchemaKey> named(ObjectNode event) {
        var uri =
                String.join(
                        "/",
                        "iglu:" + text(event, AtomicField.EVENT_VENDOR),
                        text(event, AtomicField.EVENT_NAME),
                        text(event, AtomicField.EVENT_FORMAT),
                        text(event, AtomicField.EVENT_VERSION));
        return SchemaKey.parse(uri).key();
    }

    private static String text(ObjectNode event, AtomicField field) {
        return event.path(field.column()).asString("");
    }

    private static SchemaKey withVersion(SchemaKey key, SchemaVer version) {
        return new SchemaKey(key.vendor(), key.name(), key.format(), version);
    }
}
