package io.freshet.event.badrow;

import io.freshet.event.atomic.AtomicField;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Whose event a bad row holds, as far as the row tells: the columns of the event where it got so
 * far, else the tracker's parameters. Nothing in here tells one person from another. Values are as
 * they were sent, checked by nobody.
 *
 * @param appId the application
 * @param platform the platform
 * @param nameTracker the tracker's name
 * @param vTracker the tracker's version
 * @param eventId the event's id
 * @param collectorTstamp when the collector got it, as text
 * @param vendor vendor of the path that the request was sent to, e.g. of a webhook
 * @param version version of that path
 */
public record BadRowOrigin(
        @Nullable String appId,
        @Nullable String platform,
        @Nullable String nameTracker,
        @Nullable String vTracker,
        @Nullable String eventId,
        @Nullable String collectorTstamp,
        @Nullable String vendor,
        @Nullable String version) {

    /** What trackers call the columns. */
    private static final Map<AtomicField, String> PARAMETERS =
            Map.of(
                    AtomicField.APP_ID, "aid",
                    AtomicField.PLATFORM, "p",
                    AtomicField.NAME_TRACKER, "tna",
                    AtomicField.V_TRACKER, "tv",
                    AtomicField.EVENT_ID, "eid");

    /**
     * Reads a bad row.
     *
     * @param data the row's data, inside its envelope
     */
    public static BadRowOrigin of(JsonNode data) {
        for (var member : new String[] {"payload", "event", "enrichedEvent"}) {
            var payload = data.path(member);
            if (payload.isObject()) {
                return ofObject(payload);
            }
            if (payload.isString()) {
                return ofText(payload.stringValue());
            }
        }
        return of(field -> null, null, null, null);
    }

    private static BadRowOrigin ofObject(JsonNode payload) {
        if (payload.path("raw").isObject()) {
            var raw = payload.get("raw");
            var enriched = payload.path("enriched");
            return of(
                    field -> orElse(text(enriched, field.column()), parameter(raw, field)),
                    text(raw, "timestamp"),
                    text(raw, "vendor"),
                    text(raw, "version"));
        }
        if (payload.path("querystring").isArray()) {
            return of(
                    field -> pair(payload.get("querystring"), field),
                    text(payload, "timestamp"),
                    text(payload, "vendor"),
                    text(payload, "version"));
        }
        var event = payload.path("eventStruct").isObject() ? payload.get("eventStruct") : payload;
        return of(field -> text(event, field.column()), null, null, null);
    }

    /** An event's JSON or its line. */
    private static BadRowOrigin ofText(String payload) {
        if (payload.startsWith("{")) {
            try {
                return ofObject(Json.parse(payload));
            } catch (InvalidJson noEvent) {
                return of(field -> null, null, null, null);
            }
        }
        var cells = payload.split("\t", -1);
        if (cells.length != AtomicField.COUNT) {
            return of(field -> null, null, null, null);
        }
        return of(
                field -> cells[field.ordinal()].isEmpty() ? null : cells[field.ordinal()],
                null,
                null,
                null);
    }

    private static BadRowOrigin of(
            Function<AtomicField, @Nullable String> column,
            @Nullable String received,
            @Nullable String vendor,
            @Nullable String version) {
        return new BadRowOrigin(
                column.apply(AtomicField.APP_ID),
                column.apply(AtomicField.PLATFORM),
                column.apply(AtomicField.NAME_TRACKER),
                column.apply(AtomicField.V_TRACKER),
                column.apply(AtomicField.EVENT_ID),
                orElse(column.apply(AtomicField.COLLECTOR_TSTAMP), received),
                vendor,
                version);
    }

    private static @Nullable String parameter(JsonNode raw, AtomicField field) {
        var parameters = raw.path("parameters");
        var name = PARAMETERS.get(field);
        // Version 1 of the rows has an object, version 2 a list of pairs.
        return parameters.isObject() && name != null
                ? text(parameters, name)
                : pair(parameters, field);
    }

    private static @Nullable String pair(JsonNode pairs, AtomicField field) {
        var name = PARAMETERS.get(field);
        for (var pair : pairs) {
            if (name != null && name.equals(text(pair, "name"))) {
                return text(pair, "value");
            }
        }
        return null;
    }

    private static @Nullable String orElse(@Nullable String text, @Nullable String other) {
        return text == null ? other : text;
    }

    private static @Nullable String text(JsonNode json, String member) {
        var value = json.path(member);
        return value.isString() ? value.stringValue() : null;
    }
}
