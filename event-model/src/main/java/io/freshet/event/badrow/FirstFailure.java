package io.freshet.event.badrow;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The first thing that a bad row says is wrong: what people sort and count bad rows by. Every kind
 * of row is understood, in all versions of its schema; of an unknown kind at least the words are
 * found.
 *
 * @param schema Iglu URI of the schema that was not met or not found, or of the enrichment's
 *     configuration; null where the failure is about none
 * @param path JSON path of the value in its data, the field, the tracker parameter or {@code
 *     table.column}; for a missing property the path of the property
 * @param keyword the rule that was broken: the JSON Schema keyword, the kind of failure ({@code
 *     ResolutionError}, {@code NotTSV}), or the database's SQLSTATE
 * @param message the failure in words, one line
 * @param count how many failures the row lists; 0 where it lists none
 */
public record FirstFailure(
        @Nullable String schema,
        @Nullable String path,
        @Nullable String keyword,
        String message,
        int count) {

    private static final String NO_REASON = "no reason given";

    /** Stands before the messages that name the fields, and says nothing that they do not say. */
    static final String TOO_LONG_HEADLINE =
            "Enriched event does not conform to atomic schema field's length restrictions";

    private static final Pattern TOO_LONG =
            Pattern.compile("Field (\\w{1,100}) longer than maximum allowed size \\d+");

    private static final Pattern SQLSTATE = Pattern.compile("SQLSTATE: ([0-9A-Z]{5})");
    private static final Pattern COLUMN =
            Pattern.compile("column \"([^\"]{1,200})\" of relation \"([^\"]{1,200})\"");
    private static final Pattern PLAIN_COLUMN =
            Pattern.compile("Where: column (\\S{1,200}) of relation (\\S{1,200})");
    private static final Pattern COPY_COLUMN =
            Pattern.compile("COPY (\\S{1,200}), line \\d+, column ([^:\\s]{1,200})");

    /**
     * Reads a bad row.
     *
     * @param data the row's data, inside its envelope
     */
    public static FirstFailure of(JsonNode data) {
        for (var member : List.of("failure", "failures", "errors", "error")) {
            var failure = data.path(member);
            if (!failure.isMissingNode() && !failure.isNull()) {
                return ofAny(failure);
            }
        }
        return words(NO_REASON).counted(0);
    }

    private static FirstFailure ofAny(JsonNode failure) {
        if (failure.isArray()) {
            return failure.isEmpty()
                    ? words(NO_REASON).counted(0)
                    : ofMessage(failure.get(0)).counted(failure.size());
        }
        for (var list : List.of("messages", "errors")) {
            var messages = failure.path(list);
            if (messages.isArray() && !messages.isEmpty()) {
                return ofMessages(messages);
            }
        }
        return ofMessage(failure);
    }

    private static FirstFailure ofMessages(JsonNode messages) {
        var first = ofMessage(messages.get(0));
        return first.message().equals(TOO_LONG_HEADLINE) && messages.size() > 1
                ? ofMessage(messages.get(1)).counted(messages.size() - 1)
                : first.counted(messages.size());
    }

    private static FirstFailure ofMessage(JsonNode message) {
        if (message.isString()) {
            return ofText(message.stringValue());
        }
        for (var wrapper : List.of("message", "valueError", "deduplicationError")) {
            var inner = message.path(wrapper);
            if (inner.isObject()) {
                var keyword = wrapper.equals("message") ? null : wrapper;
                return ofMessage(inner)
                        .orElse(text(message.path("enrichment"), "schemaKey"), keyword);
            }
        }
        var schema = first(message, "schemaKey", "schemaCriterion");
        var path = first(message, "field", "payloadField", "key", "column");
        var error = message.path("error");
        if (error.isObject()) {
            return ofIglu(error).orElse(schema, null);
        }
        if (message.has("schemaKey") && message.has("schemaCriterion")) {
            var words = "is not " + text(message, "schemaCriterion");
            return new FirstFailure(schema, path, "CriterionMismatch", words, 1);
        }
        if (message.has("json") && error.isString()) {
            var words = "not self-describing: " + error.stringValue();
            return new FirstFailure(null, path, "NotIglu", line(words), 1);
        }
        var kind = first(message, "type", "errorType");
        if (message.has("fieldCount")) {
            var words = message.get("fieldCount").asString() + " fields instead of 131";
            return new FirstFailure(schema, path, kind, words, 1);
        }
        var words =
                first(
                        message,
                        "expectation",
                        "expected",
                        "message",
                        "messageText",
                        "errorMessage",
                        "error",
                        "type");
        return path == null && kind == null && schema == null && words != null
                ? ofText(words)
                : new FirstFailure(schema, path, kind, line(words), 1);
    }

    /** What validator or registries said. */
    private static FirstFailure ofIglu(JsonNode error) {
        var report = error.path("dataReports").path(0);
        if (report.isObject()) {
            return ofReport(report, "");
        }
        var issue = error.path("schemaIssues").path(0);
        if (issue.isObject()) {
            return ofReport(issue, "the schema is broken: ");
        }
        var kind = text(error, "error");
        if ("ResolutionError".equals(kind)) {
            return new FirstFailure(null, null, kind, "the schema was found in no registry", 1);
        }
        var words = first(error, "message", "error");
        return new FirstFailure(null, null, kind, line(words), 1);
    }

    private static FirstFailure ofReport(JsonNode report, String before) {
        var keyword = text(report, "keyword");
        var path = text(report, "path");
        var missing = report.path("targets").path(0);
        if ("required".equals(keyword) && path != null && missing.isString()) {
            path = path + "." + missing.stringValue();
        }
        return new FirstFailure(null, path, keyword, line(before + text(report, "message")), 1);
    }

    /** Words of a database tell more than words: where, and by which rule. */
    private static FirstFailure ofText(String text) {
        var tooLong = TOO_LONG.matcher(text);
        if (tooLong.matches()) {
            return new FirstFailure(null, tooLong.group(1), "maxLength", text, 1);
        }
        var state = SQLSTATE.matcher(text);
        return new FirstFailure(
                null, column(text), state.find() ? state.group(1) : null, line(text), 1);
    }

    private static @Nullable String column(String text) {
        var quoted = COLUMN.matcher(text);
        if (quoted.find()) {
            return quoted.group(2) + "." + quoted.group(1);
        }
        var plain = PLAIN_COLUMN.matcher(text);
        if (plain.find()) {
            return plain.group(2) + "." + plain.group(1);
        }
        var copied = COPY_COLUMN.matcher(text);
        return copied.find() ? copied.group(1) + "." + copied.group(2) : null;
    }

    private FirstFailure orElse(@Nullable String otherSchema, @Nullable String otherKeyword) {
        return new FirstFailure(
                schema == null ? otherSchema : schema,
                path,
                keyword == null ? otherKeyword : keyword,
                message,
                count);
    }

    private FirstFailure counted(int failures) {
        return new FirstFailure(schema, path, keyword, message, failures);
    }

    private static FirstFailure words(String message) {
        return new FirstFailure(null, null, null, message, 1);
    }

    private static @Nullable String first(JsonNode json, String... members) {
        for (var member : members) {
            var text = text(json, member);
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    private static @Nullable String text(JsonNode json, String member) {
        var value = json.path(member);
        return value.isString() ? value.stringValue() : null;
    }

    /** The first line that says something. */
    private static String line(@Nullable String text) {
        return text == null
                ? NO_REASON
                : text.lines()
                        .map(String::strip)
                        .filter(l -> !l.isEmpty())
                        .findFirst()
                        .orElse(NO_REASON);
    }
}
