package io.freshet.webapp.cause;

import io.freshet.event.badrow.BadRowOrigin;
import io.freshet.event.badrow.BadRowSummary;
import io.freshet.event.badrow.FirstFailure;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.webapp.tail.ShortText;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A bad row as far as its cause and its event are concerned. Any bytes give one.
 *
 * @param cause what it belongs to
 * @param eventId its event's id, where it tells
 * @param eventName its event's name or type
 * @param user who caused the event
 * @param page the page it was on
 * @param platform the platform
 * @param at when the collector got it, epoch milliseconds
 * @param reason the failure in one line
 * @param fingerprint its event's fingerprint, where it tells
 * @param writer who wrote the row, where it tells
 * @param refused the request, of rows about whole requests
 */
public record BadRecord(
        Cause cause,
        Optional<String> eventId,
        @Nullable String eventName,
        @Nullable String user,
        @Nullable String page,
        @Nullable String platform,
        OptionalLong at,
        String reason,
        @Nullable String fingerprint,
        @Nullable String writer,
        @Nullable RefusedRequest refused) {

    private static final String UNREADABLE = "unreadable";

    /** Ids are UUIDs of 36 characters; what is longer is none. */
    private static final int LONGEST_ID = 100;

    /** Rows that a loader makes, where a row does not say who wrote it. */
    private static final Set<String> OF_LOADER =
            Set.of("loader_iglu_error", "loader_runtime_error");

    /** Reads the value of a record. */
    public static BadRecord of(byte[] value) {
        try {
            return of(Json.parse(value));
        } catch (InvalidJson noJson) {
            return of(UNREADABLE, new FirstFailure(null, null, null, "no JSON", 1), null, null);
        }
    }

    /** Reads a bad row. */
    public static BadRecord of(JsonNode row) {
        var parsed = SelfDescribing.parse(row).value();
        if (parsed.isEmpty()) {
            var words = "not a self-describing bad row";
            return of(UNREADABLE, new FirstFailure(null, null, null, words, 1), null, null);
        }
        var data = parsed.get().data();
        return of(parsed.get().schema().name(), FirstFailure.of(data), data, row);
    }

    private static BadRecord of(
            String kind, FirstFailure failure, @Nullable JsonNode data, @Nullable JsonNode row) {
        if (data == null || row == null) {
            return new BadRecord(
                    Cause.of(kind, failure, null, null),
                    Optional.empty(),
                    null,
                    null,
                    null,
                    null,
                    OptionalLong.empty(),
                    failure.message(),
                    null,
                    null,
                    null);
        }
        var origin = BadRowOrigin.of(data);
        var payload = data.path("payload");
        return new BadRecord(
                Cause.of(kind, failure, origin.appId(), origin.vTracker())
                        .saying(CauseMessage.of(kind, failure, data)),
                Optional.ofNullable(origin.eventId()).map(id -> ShortText.of(id, LONGEST_ID)),
                first(payload, List.of("event_name", "event"), "e"),
                first(payload, List.of("user_id", "domain_userid", "network_userid"), "duid"),
                first(payload, List.of("page_url"), "url"),
                origin.platform(),
                millis(origin.collectorTstamp()),
                BadRowSummary.of(row).reason(),
                first(payload, List.of("event_fingerprint"), ""),
                text(data.path("processor").path("artifact")),
                RefusedRequest.of(kind, data));
    }

    /** Whether a loader wrote it, so that its event was good until then. */
    public boolean isOfLoader() {
        return writer == null ? OF_LOADER.contains(cause.type()) : writer.contains("loader");
    }

    private static @Nullable String text(JsonNode value) {
        return value.isString() ? value.stringValue() : null;
    }

    /** A column of the event as far as it got, else a parameter of the tracker. */
    private static @Nullable String first(
            JsonNode payload, List<String> columns, String parameter) {
        for (var event : List.of(payload.path("enriched"), payload)) {
            for (var column : columns) {
                if (event.path(column).isString()) {
                    return event.path(column).stringValue();
                }
            }
        }
        for (var pair : payload.path("raw").path("parameters")) {
            if (pair.path("name").asString("").equals(parameter) && pair.path("value").isString()) {
                return pair.path("value").stringValue();
            }
        }
        return null;
    }

    private static OptionalLong millis(@Nullable String text) {
        if (text == null) {
            return OptionalLong.empty();
        }
        try {
            var iso = text.replace(' ', 'T');
            return OptionalLong.of(
                    Instant.parse(iso.endsWith("Z") ? iso : iso + "Z").toEpochMilli());
        } catch (DateTimeException unreadable) {
            return OptionalLong.empty();
        }
    }
}
