package io.freshet.loader.pg.row;

import static java.util.Objects.requireNonNull;

import io.freshet.event.json.JsonWriter;
import io.freshet.event.outcome.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Turns records of {@code snowplow_json_event} into rows. A record is read once, token by token; a
 * tree is made only where something is to be looked at more closely. One thread.
 */
public final class EventEncoder {

    private static final Encoded DEFERRED = new Encoded.Deferred();

    private final EventReader reader;
    private final RecordRows rows = new RecordRows();

    /**
     * Encodes.
     *
     * @param reader reads what has to be read as a tree
     */
    public EventEncoder(EventReader reader) {
        this.reader = reader;
    }

    /**
     * Writes the rows of one record, or nothing. Data that does not fit its column is not checked
     * against its schema here, nor is it told what does not fit: that takes a tree.
     *
     * @param value the record's value, or null
     * @param schemas the {@code iglu-schemas} header's text, or null where there is none
     */
    public Encoded encode(
            byte @Nullable [] value, @Nullable String schemas, Shapes shapes, RowBatch batch) {
        if (value != null && Utf8.isValid(value)) {
            try {
                var into = new EntityRows.Into(reader.facts(schemas), shapes, batch);
                var found = rows.read(JsonSource.of(value), into);
                if (!found.isOther) {
                    return found.isDeferred || !found.misfits.isEmpty()
                            ? nothing(batch, DEFERRED)
                            : rows(found, batch);
                }
            } catch (JacksonException invalid) {
                // Our own reader is the one that says what is wrong, or that nothing is.
            }
            batch.forget();
        }
        var outcome = reader.read(value, schemas);
        if (outcome instanceof Outcome.Good<JsonEvent> good) {
            return encode(good.value(), entity -> false, shapes, batch);
        }
        return new Encoded.Unreadable(((Outcome.Bad<JsonEvent>) outcome).row());
    }

    /**
     * Writes the rows of one event, or nothing.
     *
     * @param fitsSchema whether an entity is known to fit its schema, so that what its column
     *     cannot hold goes beside it
     */
    public Encoded encode(
            JsonEvent event, Predicate<EventEntity> fitsSchema, Shapes shapes, RowBatch batch) {
        var facts = new ResolvedEntities(event, fitsSchema);
        var found = rows.read(source(event), new EntityRows.Into(facts, shapes, batch));
        if (found.isOther) {
            throw new IllegalStateException("a tree has each name once in an object");
        }
        if (found.isDeferred) {
            return nothing(batch, DEFERRED);
        }
        if (!found.misfits.isEmpty()) {
            var problems = new RowProblems(event, facts, shapes).of(found.misfits);
            return nothing(batch, new Encoded.Unfit(problems));
        }
        return rows(found, batch);
    }

    private static JsonSource source(JsonEvent event) {
        var utf8 = JsonWriter.lossless(1 << 12).tree(event.json()).toBytes();
        return JsonSource.of(bareSurrogates(new String(utf8, StandardCharsets.UTF_8)));
    }

    /**
     * Jackson refuses names with the escape of half a surrogate pair, and takes the half itself.
     */
    private static String bareSurrogates(String json) {
        if (!json.contains("\\ud")) {
            return json;
        }
        var bare = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            if (json.startsWith("\\ud", i)) {
                bare.append((char) Integer.parseInt(json, i + 2, i + 6, 16));
                i += 5;
            } else {
                bare.append(json.charAt(i));
                if (json.charAt(i) == '\\') {
                    bare.append(json.charAt(++i));
                }
            }
        }
        return bare.toString();
    }

    private static Encoded rows(Findings found, RowBatch batch) {
        return new Encoded.Rows(
                new EventKey(requireNonNull(found.id), found.fingerprint), batch.take());
    }

    private static Encoded nothing(RowBatch batch, Encoded encoded) {
        batch.forget();
        return encoded;
    }
}
