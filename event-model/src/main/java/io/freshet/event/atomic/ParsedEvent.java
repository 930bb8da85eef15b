package io.freshet.event.atomic;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.event.json.JsonWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An enriched event read from its line, every column checked. Immutable. As an {@link EventView} it
 * gives each column as the line would be written anew: numbers in canonical form, timestamps
 * without superfluous zeros, envelopes of version 1-0-0.
 */
public final class ParsedEvent implements EventView {

    /** Envelope of {@code contexts} and {@code derived_contexts}. */
    public static final SchemaKey CONTEXTS =
            SchemaKey.of("iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-0");

    /** Envelope of {@code unstruct_event}. */
    public static final SchemaKey UNSTRUCT_EVENT =
            SchemaKey.of("iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0");

    private final @Nullable String[] texts;
    private final List<SelfDescribing> contexts;
    private final List<SelfDescribing> derivedContexts;
    private final @Nullable SelfDescribing unstructEvent;

    /** Takes the array as it is: the caller gives it away. */
    ParsedEvent(
            @Nullable String[] texts,
            List<SelfDescribing> contexts,
            List<SelfDescribing> derivedContexts,
            @Nullable SelfDescribing unstructEvent) {
        this.texts = texts;
        this.contexts = contexts;
        this.derivedContexts = derivedContexts;
        this.unstructEvent = unstructEvent;
    }

    /**
     * The column's value as the text that JSON shows, without quotes: {@code true} and {@code
     * false}, ISO timestamps with {@code Z}, numbers as Java prints them (a double may be {@code
     * NaN} or infinite). Null where the column is empty, and for the three columns of entities.
     */
    public @Nullable String text(AtomicField field) {
        return texts[field.ordinal()];
    }

    /** Entities that the tracker attached, in order. */
    public List<SelfDescribing> contexts() {
        return contexts;
    }

    /** Entities that enrichments attached, in order. */
    public List<SelfDescribing> derivedContexts() {
        return derivedContexts;
    }

    /** The event's own data, where it is self-describing. */
    public @Nullable SelfDescribing unstructEvent() {
        return unstructEvent;
    }

    @Override
    public @Nullable String get(AtomicField field) {
        return switch (field) {
            case CONTEXTS -> cell(contexts);
            case DERIVED_CONTEXTS -> cell(derivedContexts);
            case UNSTRUCT_EVENT -> unstructEvent == null ? null : cell(unstructEvent);
            default -> cell(field.kind(), texts[field.ordinal()]);
        };
    }

    private static @Nullable String cell(AtomicField.Kind kind, @Nullable String text) {
        if (text == null) {
            return null;
        }
        return switch (kind) {
            case FLAG -> text.equals("true") ? "1" : "0";
            case TIMESTAMP -> text.substring(0, text.length() - 1).replace('T', ' ');
            default -> text;
        };
    }

    private static @Nullable String cell(List<SelfDescribing> entities) {
        if (entities.isEmpty()) {
            return null;
        }
        var out = JsonWriter.lossless(512);
        write(out, entities);
        return out.toString();
    }

    private static String cell(SelfDescribing event) {
        var out = JsonWriter.lossless(512);
        write(out, event);
        return out.toString();
    }

    /** Whether all columns hold the same; envelopes and the order of an object's keys apart. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof ParsedEvent that
                        && Arrays.equals(texts, that.texts)
                        && contexts.equals(that.contexts)
                        && derivedContexts.equals(that.derivedContexts)
                        && Objects.equals(unstructEvent, that.unstructEvent));
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(texts);
    }

    /** Names the event and gives nothing away. */
    @Override
    public String toString() {
        return "ParsedEvent[" + texts[AtomicField.EVENT_ID.ordinal()] + "]";
    }

    /** Writes entities in their envelope. */
    public static void write(JsonWriter out, List<SelfDescribing> entities) {
        out.beginObject().member("schema", CONTEXTS.toUri()).name("data").beginArray();
        for (var entity : entities) {
            out.beginObject().member("schema", entity.schema().toUri());
            out.member("data", entity.data()).endObject();
        }
        out.endArray().endObject();
    }

    /** Writes the event's own data in its envelope. */
    public static void write(JsonWriter out, SelfDescribing event) {
        out.beginObject().member("schema", UNSTRUCT_EVENT.toUri()).name("data").beginObject();
        out.member("schema", event.schema().toUri()).member("data", event.data());
        out.endObject().endObject();
    }
}
