package io.freshet.loader.pg.row;

import static java.util.Objects.requireNonNull;

import io.freshet.event.atomic.AtomicField;
import io.freshet.event.outcome.Outcome;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Turns records of {@code snowplow_json_event} into rows. One thread. */
public final class EventEncoder {

    private static final Encoded DEFERRED = new Encoded.Deferred();

    private final EventReader reader;

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
     * against its schema here.
     *
     * @param value the record's value, or null
     * @param schemas the {@code iglu-schemas} header's text, or null where there is none
     */
    public Encoded encode(
            byte @Nullable [] value, @Nullable String schemas, Shapes shapes, RowBatch batch) {
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
        var wide = shapes.events().wide();
        for (var entity : event.entities()) {
            if (wide.lacks(entity.jsonKey())) {
                return DEFERRED;
            }
            if (!wide.style().hasTables()) {
                continue;
            }
            var schema = entity.schema();
            if (schema.isEmpty() || shapes.entity(schema.get()) == null) {
                return DEFERRED;
            }
        }
        var rows =
                new EventRows(
                        shapes.events(), schema -> requireNonNull(shapes.entity(schema)), batch);
        var written = rows.write(event, fitsSchema);
        return written.problems().isEmpty()
                ? new Encoded.Rows(key(event), written.rows())
                : new Encoded.Unfit(written.problems());
    }

    private static EventKey key(JsonEvent event) {
        var fingerprint = event.value(AtomicField.EVENT_FINGERPRINT);
        return new EventKey(
                UUID.fromString(event.value(AtomicField.EVENT_ID).stringValue()),
                fingerprint.isString() ? fingerprint.stringValue() : null);
    }
}
