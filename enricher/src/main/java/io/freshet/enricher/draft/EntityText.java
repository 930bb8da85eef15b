package io.freshet.enricher.draft;

import io.freshet.event.atomic.AtomicField;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.event.json.JsonWriter;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The texts of the three fields that hold JSON. */
public final class EntityText {

    private static final String CONTEXTS =
            "iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-1";
    private static final String UNSTRUCT_EVENT =
            "iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0";

    private EntityText() {}

    /** The text of one of the fields of entities. */
    public static String contexts(List<SelfDescribing> entities) {
        var out = new JsonWriter(512);
        out.beginObject().member("schema", CONTEXTS).name("data").beginArray();
        entities.forEach(entity -> entity(out, entity));
        return out.endArray().endObject().toString();
    }

    /**
     * A text of {@link #contexts(List)} with more entities behind those that it has.
     *
     * @param text null where there are none yet
     */
    static String appended(@Nullable String text, List<SelfDescribing> entities) {
        var out = new JsonWriter(1024);
        out.beginObject().member("schema", CONTEXTS).name("data").beginArray();
        if (text != null) {
            for (var entity : envelope(text).path("data")) {
                out.tree(entity);
            }
        }
        entities.forEach(entity -> entity(out, entity));
        return out.endArray().endObject().toString();
    }

    /**
     * The same JSON in our words, if it is what the field may hold.
     *
     * @param field of entities, or of the self-describing event
     * @throws IllegalArgumentException saying why not
     */
    public static String checked(AtomicField field, String text) {
        var json = read(text);
        var data = json.path("data");
        var entities =
                field.kind() == AtomicField.Kind.ENTITIES ? data.valueStream() : Stream.of(data);
        if (field.kind() == AtomicField.Kind.ENTITIES && !data.isArray()) {
            throw new IllegalArgumentException("its data is no array");
        }
        entities.filter(entity -> SelfDescribing.parse(entity).value().isEmpty())
                .findFirst()
                .ifPresent(
                        entity -> {
                            throw new IllegalArgumentException(
                                    "not self-describing: " + Json.print(entity));
                        });
        return Json.print(json);
    }

    /** The entities in a text that is one of {@link #checked}. */
    static List<SelfDescribing> parse(AtomicField field, String text) {
        var data = envelope(text).path("data");
        var entities =
                field.kind() == AtomicField.Kind.ENTITIES ? data.valueStream() : Stream.of(data);
        return entities.flatMap(entity -> SelfDescribing.parse(entity).value().stream()).toList();
    }

    private static JsonNode read(String text) {
        try {
            return Json.parse(text);
        } catch (InvalidJson e) {
            throw new IllegalArgumentException("it is no JSON, " + e.getMessage(), e);
        }
    }

    private static JsonNode envelope(String text) {
        try {
            return Json.parse(text);
        } catch (InvalidJson impossible) {
            throw new IllegalStateException("a field of entities is no JSON", impossible);
        }
    }

    static String unstructEvent(SelfDescribing event) {
        var out = new JsonWriter(512);
        out.beginObject().member("schema", UNSTRUCT_EVENT).name("data");
        entity(out, event);
        return out.endObject().toString();
    }

    private static void entity(JsonWriter out, SelfDescribing entity) {
        out.beginObject().member("schema", entity.schema().toUri());
        out.member("data", entity.data()).endObject();
    }
}
