package io.freshet.webapp.fate;

import io.freshet.event.badrow.BadRowSummary;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Records of the pipeline's last topics as fates. Any bytes give a fate, if only a vague one. */
public final class FateReader {

    /** In the beginning of a payload that was too large to be kept whole. */
    private static final Pattern EID = Pattern.compile("\\beid=([0-9a-f-]{36})\\b");

    private FateReader() {}

    /**
     * Reads a JSON event.
     *
     * @param place where the record stands
     * @param seenAtMillis when it came, epoch milliseconds; empty where nobody watched
     */
    public static Fate ofEvent(String place, OptionalLong seenAtMillis, byte[] value) {
        try {
            var event = Json.parse(value);
            return Fate.good(
                    event.path("event_id").asString(place),
                    event.path("event_name").asString(event.path("event").asString("event")),
                    place,
                    since(event.path("collector_tstamp"), seenAtMillis));
        } catch (InvalidJson unreadable) {
            return unreadable(place);
        }
    }

    /** Reads a bad row; parameters as for {@link #ofEvent}. */
    public static Fate ofBadRow(String place, OptionalLong seenAtMillis, byte[] value) {
        try {
            var row = Json.parse(value);
            var summary = BadRowSummary.of(row);
            var payload = row.path("data").path("payload");
            var raw = payload.has("raw") ? payload.path("raw") : payload;
            return Fate.bad(
                    summary.eventId().or(() -> eidOfRequest(payload)).orElse(place),
                    payload.path("enriched").path("event").asString("event"),
                    place,
                    since(raw.path("timestamp"), seenAtMillis),
                    summary.kind(),
                    summary.reason());
        } catch (InvalidJson unreadable) {
            return unreadable(place);
        }
    }

    /** The {@code eid} of a request in which no event was found, from its query string. */
    private static Optional<String> eidOfRequest(JsonNode payload) {
        if (payload.isString()) {
            var eid = EID.matcher(payload.stringValue());
            return eid.find() ? Optional.of(eid.group(1)) : Optional.empty();
        }
        for (var parameter : payload.path("querystring")) {
            if (parameter.path("name").asString("").equals("eid")) {
                return Optional.of(parameter.path("value").asString(""))
                        .filter(id -> !id.isEmpty());
            }
        }
        return Optional.empty();
    }

    private static Fate unreadable(String place) {
        return Fate.bad(place, "record", place, OptionalLong.empty(), "unreadable", "no JSON");
    }

    private static OptionalLong since(JsonNode instant, OptionalLong seenAtMillis) {
        try {
            var then = Instant.parse(instant.asString("")).toEpochMilli();
            return seenAtMillis.isPresent()
                    ? OptionalLong.of(Math.max(0, seenAtMillis.getAsLong() - then))
                    : OptionalLong.empty();
        } catch (DateTimeException absent) {
            return OptionalLong.empty();
        }
    }
}
