package io.freshet.event.badrow;

import io.freshet.event.iglu.SelfDescribing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A bad row told in one line: for screens and terminals, where the row's JSON is too much.
 *
 * @param kind name of the row's schema, e.g. {@code schema_violations}
 * @param reason the first failure in words, with the schema and path it is about
 * @param eventId the event's id where the row holds one
 */
public record BadRowSummary(String kind, String reason, Optional<String> eventId) {

    /** Reads a bad row; any JSON gives a summary, if only a vague one. */
    public static BadRowSummary of(JsonNode badRow) {
        var row = SelfDescribing.parse(badRow).value();
        if (row.isEmpty()) {
            return new BadRowSummary("unknown", "not a self-describing bad row", Optional.empty());
        }
        var data = row.get().data();
        return new BadRowSummary(
                row.get().schema().name(),
                reason(data.path("failure")),
                eventId(data.path("payload")));
    }

    private static String reason(JsonNode failure) {
        if (failure.isString()) {
            return failure.stringValue();
        }
        for (var members : List.of("messages", "errors")) {
            var list = failure.path(members);
            if (list.isArray() && !list.isEmpty()) {
                var first = message(list.get(0));
                var from = first.equals(FirstFailure.TOO_LONG_HEADLINE) && list.size() > 1 ? 1 : 0;
                var others = list.size() - from - 1;
                return message(list.get(from)) + (others > 0 ? " (and " + others + " more)" : "");
            }
        }
        if (failure.path("message").isObject()) {
            return message(failure.path("message"));
        }
        return failure.has("expectation")
                ? text(failure.path("expectation"))
                : failure.path("type").asString("no reason given");
    }

    private static String message(JsonNode message) {
        if (message.isString()) {
            return firstLine(message.stringValue());
        }
        if (message.path("message").isObject()) {
            return message(message.path("message"));
        }
        var parts = new ArrayList<String>();
        for (var subject : List.of("schemaKey", "field", "payloadField")) {
            if (message.has(subject)) {
                parts.add(text(message.path(subject)));
            }
        }
        parts.add(verdict(message));
        return String.join(": ", parts);
    }

    private static String verdict(JsonNode message) {
        if (message.has("schemaCriterion")) {
            return "is not " + text(message.path("schemaCriterion"));
        }
        if (message.has("expectation")) {
            return text(message.path("expectation"));
        }
        var error = message.path("error");
        if (error.path("dataReports").path(0).has("message")) {
            return text(error.path("dataReports").path(0).path("message"));
        }
        if (error.path("schemaIssues").path(0).has("message")) {
            return "the schema is broken: "
                    + text(error.path("schemaIssues").path(0).path("message"));
        }
        return switch (error.path("error").asString("")) {
            case "ResolutionError" -> "the schema was found in no registry";
            case "" -> text(error);
            default -> text(error.path("error"));
        };
    }

    private static Optional<String> eventId(JsonNode payload) {
        var enriched = payload.path("enriched").path("event_id");
        if (enriched.isString()) {
            return Optional.of(enriched.stringValue());
        }
        for (var parameter : payload.path("raw").path("parameters")) {
            if (parameter.path("name").asString("").equals("eid")) {
                return Optional.ofNullable(textOrNull(parameter.path("value")));
            }
        }
        return Optional.ofNullable(textOrNull(payload.path("event_id")));
    }

    private static @Nullable String textOrNull(JsonNode json) {
        return json.isString() ? json.stringValue() : null;
    }

    private static String text(JsonNode json) {
        return json.isString() ? firstLine(json.stringValue()) : json.toString();
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
