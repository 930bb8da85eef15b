package io.freshet.event.analytics;

import io.freshet.event.atomic.AtomicField;
import io.freshet.event.atomic.ParsedEvent;
import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.event.json.JsonWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Enriched events as JSON, in the form of Snowplow's analytics SDK. Keys come in column order, then
 * those of the entities; the SDK's own order is that of a hash map.
 */
public final class EventJson {

    /** All columns null take 3,000 bytes, a page view with entities 5,000. */
    private static final int USUAL_SIZE = 8192;

    /** The columns of the flat form. */
    private static final List<AtomicField> FLAT =
            AtomicField.all().stream().filter(field -> !isEntities(field)).toList();

    private static final JsonWriter.Names FLAT_NAMES = names(FLAT);

    private static final JsonWriter.Names NAMES = names(AtomicField.all());

    private EventJson() {}

    /**
     * The flat form: 128 columns, always all of them, then one key for each kind of entity ({@code
     * contexts_<vendor>_<name>_<model>}, an array of data with {@code _schema_version}), the
     * event's own data ({@code unstruct_event_<vendor>_<name>_<model>}) and {@code geo_location}.
     */
    public static String print(ParsedEvent event) {
        return write(event).toString();
    }

    /** As {@link #print}, in UTF-8. */
    public static byte[] printBytes(ParsedEvent event) {
        return write(event).toBytes();
    }

    /** The form that can be read back: 131 columns, entities in their envelopes. */
    public static String printLossless(ParsedEvent event) {
        return writeLossless(event).toString();
    }

    /** As {@link #printLossless}, in UTF-8. */
    public static byte[] printLosslessBytes(ParsedEvent event) {
        return writeLossless(event).toBytes();
    }

    /** The key under which entities of a schema stand, {@code contexts_<vendor>_<name>_<model>}. */
    public static String contextsKey(SchemaKey schema) {
        return EntityGroups.key("contexts_", schema);
    }

    /** The key of an event's own data, {@code unstruct_event_<vendor>_<name>_<model>}. */
    public static String unstructEventKey(SchemaKey schema) {
        return EntityGroups.key("unstruct_event_", schema);
    }

    private static JsonWriter write(ParsedEvent event) {
        var out = JsonWriter.lossless(USUAL_SIZE).beginObject();
        columns(out, event);
        EntityGroups.of(event.contexts(), event.derivedContexts()).write(out);
        var unstruct = event.unstructEvent();
        if (unstruct != null) {
            out.member(unstructEventKey(unstruct.schema()), unstruct.data());
        }
        var latitude = event.text(AtomicField.GEO_LATITUDE);
        var longitude = event.text(AtomicField.GEO_LONGITUDE);
        if (latitude != null && longitude != null) {
            out.member("geo_location", latitude + "," + longitude);
        }
        return out.endObject();
    }

    /** Most columns of most events are null: those between two that are not go in one piece. */
    private static void columns(JsonWriter out, ParsedEvent event) {
        int nulls = 0;
        for (int i = 0; i < FLAT.size(); i++) {
            var field = FLAT.get(i);
            var text = event.text(field);
            if (text != null) {
                out.nullMembers(FLAT_NAMES, nulls, i);
                scalar(out.name(FLAT_NAMES.get(i)), field.kind(), text);
                nulls = i + 1;
            }
        }
        out.nullMembers(FLAT_NAMES, nulls, FLAT.size());
    }

    private static JsonWriter.Names names(List<AtomicField> fields) {
        return new JsonWriter.Names(fields.stream().map(AtomicField::column).toList());
    }

    private static JsonWriter writeLossless(ParsedEvent event) {
        var out = JsonWriter.lossless(USUAL_SIZE).beginObject();
        for (var field : AtomicField.all()) {
            out.name(NAMES.get(field.ordinal()));
            switch (field) {
                case CONTEXTS -> entities(out, event.contexts());
                case DERIVED_CONTEXTS -> entities(out, event.derivedContexts());
                case UNSTRUCT_EVENT -> own(out, event.unstructEvent());
                default -> scalar(out, field.kind(), event.text(field));
            }
        }
        return out.endObject();
    }

    private static boolean isEntities(AtomicField field) {
        return field.kind() == AtomicField.Kind.ENTITIES
                || field.kind() == AtomicField.Kind.SELF_DESCRIBING;
    }

    private static void scalar(JsonWriter out, AtomicField.Kind kind, @Nullable String text) {
        if (text == null) {
            out.nullValue();
            return;
        }
        switch (kind) {
            case INTEGER -> out.number(text);
            case DECIMAL, FLOAT -> floating(out, text);
            case FLAG -> out.value(text.equals("true"));
            default -> out.value(text);
        }
    }

    /** JSON has no NaN and no infinity. */
    private static void floating(JsonWriter out, String text) {
        char last = text.charAt(text.length() - 1);
        if (last == 'N' || last == 'y') {
            out.nullValue();
        } else {
            out.number(text);
        }
    }

    private static void entities(JsonWriter out, List<SelfDescribing> entities) {
        if (entities.isEmpty()) {
            out.beginObject().endObject();
        } else {
            ParsedEvent.write(out, entities);
        }
    }

    private static void own(JsonWriter out, @Nullable SelfDescribing event) {
        if (event == null) {
            out.nullValue();
        } else {
            ParsedEvent.write(out, event);
        }
    }
}
