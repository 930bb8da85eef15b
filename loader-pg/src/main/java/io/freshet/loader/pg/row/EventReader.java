package io.freshet.loader.pg.row;

import io.freshet.event.atomic.AtomicField;
import io.freshet.event.badrow.BadRow;
import io.freshet.event.badrow.Processor;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.event.outcome.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads records of {@code snowplow_json_event}. One thread. */
public final class EventReader {

    private static final int MAX_HEADERS = 4096;

    private final Processor processor;

    /** Headers repeat: a site's events have few combinations of schemas. */
    private final Map<String, HeaderSchemas> headers =
            new LinkedHashMap<>(16, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, HeaderSchemas> eldest) {
                    return size() > MAX_HEADERS;
                }
            };

    /**
     * Makes bad rows in the name of the processor.
     *
     * @param processor the loader
     */
    public EventReader(Processor processor) {
        this.processor = processor;
    }

    /**
     * Reads one record.
     *
     * @param value the record's value, or null
     * @param schemas the {@code iglu-schemas} header's text, or null where there is none
     */
    public Outcome<JsonEvent> read(byte @Nullable [] value, @Nullable String schemas) {
        if (value == null) {
            return bad("the record has no value", "");
        }
        try {
            if (Json.parse(value) instanceof ObjectNode json) {
                return new Outcome.Good<>(new JsonEvent(json, entities(json, headers(schemas))));
            }
            return bad("the record is no JSON object", text(value));
        } catch (InvalidJson invalid) {
            return bad("ParsingFailure: " + invalid.getMessage(), text(value));
        }
    }

    /** What a record's header tells about its entities. */
    EntityFacts facts(@Nullable String schemas) {
        return headers(schemas);
    }

    private HeaderSchemas headers(@Nullable String schemas) {
        return headers.computeIfAbsent(schemas == null ? "" : schemas, HeaderSchemas::new);
    }

    private static List<EventEntity> entities(ObjectNode json, HeaderSchemas schemas) {
        var entities = new ArrayList<EventEntity>(4);
        for (var property : json.properties()) {
            var key = property.getKey();
            var value = property.getValue();
            if (value.isNull() || AtomicField.ofColumn(key).isPresent()) {
                continue;
            }
            if (key.startsWith(EventEntity.CONTEXTS)) {
                for (var data : value.isArray() ? value : List.of(value)) {
                    entities.add(entity(key, data, schemas));
                }
            } else if (key.startsWith(EventEntity.UNSTRUCT_EVENT)) {
                entities.add(own(key, value, schemas.ofOwnData(key, json)));
            }
        }
        return entities;
    }

    private static EventEntity entity(String key, JsonNode data, HeaderSchemas schemas) {
        var version = data.path(EventEntity.VERSION).asString("");
        return new EventEntity(key, false, version, schemas.ofEntity(key, version), data);
    }

    private static EventEntity own(String key, JsonNode data, Optional<SchemaKey> schema) {
        var version = schema.map(s -> s.version().toString()).orElse("");
        return new EventEntity(key, true, version, schema, data);
    }

    private Outcome<JsonEvent> bad(String message, String payload) {
        var failure = JsonNodeFactory.instance.objectNode().put("type", "RowDecodingError");
        failure.putArray("errors")
                .addObject()
                .put("type", "UnhandledRowDecodingError")
                .put("message", message);
        return new Outcome.Bad<>(new BadRow.LoaderParsingError(processor, failure, payload));
    }

    /** What is no UTF-8 becomes U+FFFD. */
    private static String text(byte[] value) {
        return new String(value, StandardCharsets.UTF_8);
    }
}
