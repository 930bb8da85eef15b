package io.freshet.loader.pg.row;

import io.freshet.event.atomic.AtomicField;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What tells an event from another one.
 *
 * @param id its {@code event_id}
 * @param fingerprint its {@code event_fingerprint}, or null where the enricher made none
 */
public record EventKey(UUID id, @Nullable String fingerprint) {

    /** The key of an event whose id is a UUID. */
    public static Optional<EventKey> of(JsonEvent event) {
        var id = event.value(AtomicField.EVENT_ID);
        var fingerprint = event.value(AtomicField.EVENT_FINGERPRINT);
        try {
            return id.isString()
                    ? Optional.of(
                            new EventKey(
                                    UUID.fromString(id.stringValue()),
                                    fingerprint.isString() ? fingerprint.stringValue() : null))
                    : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
