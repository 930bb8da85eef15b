package io.freshet.webapp.cause;

import io.freshet.event.iglu.SchemaKey;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is wrong in one line, by the kind of row and the broken rule. */
final class CauseWords {

    private CauseWords() {}

    /** What is wrong, for a heading. */
    static String title(Cause cause) {
        return switch (cause.type()) {
            case "schema_violations" -> schema(cause);
            case "size_violation" -> "Too large: " + cause.message();
            case "collector_payload_format_violation" -> payload(cause);
            case "adapter_failures" -> adapter(cause);
            case "tracker_protocol_violations" -> tracker(cause);
            case "enrichment_failures" -> enrichment(cause);
            case "loader_runtime_error" -> "Postgres refused the row: " + cause.message();
            case "loader_iglu_error" ->
                    "No columns can be made of " + name(cause.schema()) + ": " + cause.message();
            case "loader_parsing_error" -> parsing(cause);
            case "loader_recovery_error" -> "A repaired event was refused: " + cause.message();
            case "recovery_error" -> "A bad row could not be repaired: " + cause.message();
            case "relay_failure", "event_forwarding_error" ->
                    "An event could not be handed on: " + cause.message();
            case "generic_error" -> "A defect met this input: " + cause.message();
            case "unreadable" -> "A record on a topic of bad rows is none: " + cause.message();
            default -> cause.type().replace('_', ' ') + ": " + cause.message();
        };
    }

    private static String schema(Cause cause) {
        var name = name(cause.schema());
        var field = field(cause);
        return switch (keyword(cause)) {
            case "required" -> name + " comes without " + field;
            case "type", "uniontype" -> field + " of " + name + " has the wrong type";
            case "enum", "const" -> field + " of " + name + " is none of the allowed values";
            case "additionalproperties" -> name + " has a property that its schema does not know";
            case "maxlength", "maxitems", "maxproperties" -> field + " of " + name + " is too long";
            case "minlength", "minitems", "minproperties" ->
                    field + " of " + name + " is too short";
            case "maximum", "exclusivemaximum" -> field + " of " + name + " is too large";
            case "minimum", "exclusiveminimum" -> field + " of " + name + " is too small";
            case "pattern", "format", "datetime" -> field + " of " + name + " has the wrong form";
            case "resolutionerror" -> "No registry has " + full(cause.schema());
            case "criterionmismatch" -> name + " stands where another schema belongs";
            case "notiglu" -> "Data that does not name its schema";
            default -> field + " of " + name + ": " + cause.message();
        };
    }

    private static String payload(Cause cause) {
        return switch (path(cause)) {
            case "networkUserId" -> "The network user id of a request is no UUID";
            case "querystring" -> "A query string cannot be read";
            case "path" -> "A request to a path without vendor and version";
            default -> "A record on raw good is no payload: " + cause.message();
        };
    }

    private static String adapter(Cause cause) {
        if (cause.schema() != null || "NotIglu".equals(cause.keyword())) {
            return "A webhook's data: " + schema(cause);
        }
        return switch (path(cause)) {
            case "vendor/version" ->
                    "A request to a path that no adapter takes" + example(cause, "supported");
            case "contentType" -> "A webhook with the wrong content type: " + cause.message();
            case "" -> "A webhook's event is of no known type: " + cause.message();
            default -> path(cause) + " of a webhook cannot be used: " + cause.message();
        };
    }

    private static String tracker(Cause cause) {
        if (cause.schema() != null || "NotIglu".equals(cause.keyword())) {
            return "Not the tracker protocol: " + schema(cause);
        }
        return switch (path(cause)) {
            case "contentType" -> "A tracker's request with the wrong content type";
            case "" -> "Not the tracker protocol: " + cause.message();
            default -> path(cause) + " of a tracker's request: " + cause.message();
        };
    }

    private static String enrichment(Cause cause) {
        if (cause.keyword() != null && cause.schema() == null && cause.path() != null) {
            return "Too long: " + cause.message();
        }
        if (cause.schema() != null) {
            return "The enrichment "
                    + name(cause.schema()).replaceFirst("_config$", "")
                    + " failed: "
                    + cause.message();
        }
        return cause.path() == null
                ? "The event cannot be enriched: " + cause.message()
                : field(cause) + " cannot be used: " + cause.message();
    }

    private static String parsing(Cause cause) {
        return cause.path() == null
                ? "A record on parsed good is no event: " + cause.message()
                : field(cause) + " does not fit its column: " + cause.message();
    }

    /** What stands behind the words of the failure. */
    private static String example(Cause cause, String words) {
        var at = cause.message().indexOf(words + ": ");
        return at < 0 ? "" : ", such as " + cause.message().substring(at + words.length() + 2);
    }

    static String keyword(Cause cause) {
        return cause.keyword() == null ? "" : cause.keyword().toLowerCase(Locale.ROOT);
    }

    static String path(Cause cause) {
        return cause.path() == null ? "" : cause.path();
    }

    static String field(Cause cause) {
        var field = last(cause.path());
        return field.isEmpty() ? "the value" : field;
    }

    /** The name of a schema, without vendor and version. */
    static String name(@Nullable String schema) {
        return schema == null
                ? "the data"
                : SchemaKey.parse(schema).key().map(SchemaKey::name).orElse(schema);
    }

    static String full(@Nullable String schema) {
        return schema == null ? "the schema" : schema.replaceFirst("^iglu:", "");
    }

    /** The last part of a path that is no position. */
    private static String last(@Nullable String path) {
        if (path == null) {
            return "";
        }
        var plain = path.replace("[*]", "");
        var from = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf('/'));
        var part = plain.substring(from + 1);
        return part.equals("$") ? "the data" : part;
    }
}
