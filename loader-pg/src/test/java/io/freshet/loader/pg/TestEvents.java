package io.freshet.loader.pg;

import io.freshet.event.analytics.EventJson;
import io.freshet.event.analytics.IgluSchemasHeader;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.atomic.EnrichedTsv;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.loader.pg.copy.Input;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Events as they come from the topic. */
public final class TestEvents {

    private TestEvents() {}

    /** JSON of a text that is JSON. */
    public static JsonNode json(String text) {
        try {
            return Json.parse(text);
        } catch (InvalidJson e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** Schemas by key, as in-memory registries want them. */
    public static Map<SchemaKey, JsonNode> schemas(JsonNode byUri) {
        var schemas = new HashMap<SchemaKey, JsonNode>();
        byUri.properties().forEach(p -> schemas.put(SchemaKey.of(p.getKey()), p.getValue()));
        return schemas;
    }

    /** What the events-processor makes of an enriched line. */
    public static Input ofTsv(String tsv, int partition, long offset) {
        var event = ((EnrichedTsv.Decoded.Event) EnrichedTsv.decode(tsv)).event();
        var header = IgluSchemasHeader.print(IgluSchemasHeader.schemas(event));
        return input(EventJson.printBytes(event), header, partition, offset);
    }

    /** An event with entities, in the order of their URIs. */
    public static Builder event(String id) {
        return new Builder(id);
    }

    /** A record with a header. */
    public static Input input(
            byte @Nullable [] value, @Nullable String schemas, int partition, long offset) {
        Map<String, byte[]> headers =
                schemas == null
                        ? Map.of()
                        : Map.of(IgluSchemasHeader.NAME, schemas.getBytes(StandardCharsets.UTF_8));
        return new Input(
                "snowplow_json_event",
                partition,
                offset,
                1_600_000_000_000L + offset,
                "key".getBytes(StandardCharsets.UTF_8),
                value,
                headers);
    }

    /** Builds a flat JSON event. */
    public static final class Builder {

        private final ObjectNode json;
        private final List<String> schemas = new ArrayList<>();

        Builder(String id) {
            json = (ObjectNode) json("{}");
            for (var field : AtomicField.all()) {
                json.putNull(field.column());
            }
            json.remove(List.of("contexts", "derived_contexts", "unstruct_event"));
            json.put("event_id", id);
            json.put("collector_tstamp", "2021-03-04T05:06:07.089Z");
            json.put("v_collector", "c");
            json.put("v_etl", "e");
        }

        /** Sets a column. */
        public Builder with(String column, String value) {
            json.set(column, json(value));
            return this;
        }

        /** Attaches an entity. */
        public Builder entity(String uri, String data) {
            var key = SchemaKey.of(uri);
            var element = (ObjectNode) json("{}");
            element.put("_schema_version", key.version().toString());
            element.setAll((ObjectNode) json(data));
            json.withArray("/" + EventJson.contextsKey(key)).add(element);
            schemas.add(uri);
            return this;
        }

        /** Sets the event's own data. */
        public Builder own(String uri, String data) {
            json.set(EventJson.unstructEventKey(SchemaKey.of(uri)), json(data));
            schemas.add(0, uri);
            return this;
        }

        /** The JSON. */
        public byte[] bytes() {
            return Json.print(json).getBytes(StandardCharsets.UTF_8);
        }

        /** The header. */
        public String header() {
            return String.join(",", schemas);
        }

        /** The record. */
        public Input at(long offset) {
            return input(bytes(), header(), 0, offset);
        }

        /** The record of a producer that writes no header. */
        public Input withoutHeaderAt(long offset) {
            return input(bytes(), null, 0, offset);
        }
    }

    /** The same UUID for the same number. */
    public static String id(int number) {
        return new UUID(0x1111_1111_1111_4111L, 0x8111_0000_0000_0000L + number).toString();
    }

    /** Names of schemas to schemas. */
    public static Map<SchemaKey, JsonNode> schemas(String... uriThenSchema) {
        var schemas = new LinkedHashMap<SchemaKey, JsonNode>();
        var all = Arrays.asList(uriThenSchema);
        for (int i = 0; i < all.size(); i += 2) {
            schemas.put(SchemaKey.of(all.get(i)), selfDescribing(all.get(i), all.get(i + 1)));
        }
        return schemas;
    }

    private static JsonNode selfDescribing(String uri, String schema) {
        var key = SchemaKey.of(uri);
        var json = (ObjectNode) json(schema);
        json.put(
                "$schema",
                "http://iglucentral.com/schemas/com.snowplowanalytics.self-desc/schema/jsonschema/1-0-0#");
        json.putObject("self")
                .put("vendor", key.vendor())
                .put("name", key.name())
                .put("format", key.format())
                .put("version", key.version().toString());
        return json;
    }
}
