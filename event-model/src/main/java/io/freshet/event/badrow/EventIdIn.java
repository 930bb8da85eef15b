package io.freshet.event.badrow;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freshet.event.atomic.AtomicField;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the id of the event that a record is about: the one thing of an event that a log may name.
 * What is no UUID is not shown, for trackers may put anything in its place.
 */
public final class EventIdIn {

    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final int PLACE = AtomicField.EVENT_ID.ordinal();

    private EventIdIn() {}

    /** In a bad row's JSON. */
    public static Optional<String> badRow(byte @Nullable [] json) {
        return parsed(json, text -> BadRowSummary.of(Json.parse(text)).eventId());
    }

    /** In an event's JSON. */
    public static Optional<String> event(byte @Nullable [] json) {
        return parsed(json, text -> Optional.of(Json.parse(text).path("event_id").asString("")));
    }

    /** In an enriched line. */
    public static Optional<String> line(byte @Nullable [] tsv) {
        return parsed(
                tsv,
                text -> {
                    var fields = new String(text, UTF_8).split("\t", PLACE + 2);
                    return fields.length > PLACE ? Optional.of(fields[PLACE]) : Optional.empty();
                });
    }

    private interface Reading {
        Optional<String> of(byte[] text) throws InvalidJson;
    }

    private static Optional<String> parsed(byte @Nullable [] text, Reading reading) {
        try {
            return text == null
                    ? Optional.empty()
                    : reading.of(text).filter(id -> UUID.matcher(id).matches());
        } catch (InvalidJson e) {
            return Optional.empty();
        }
    }
}
