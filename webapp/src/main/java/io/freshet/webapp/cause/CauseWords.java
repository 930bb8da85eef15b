package io.freshet.webapp.cause;

import io.freshet.event.iglu.SchemaKey;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is wrong in one line, and what to do about it, by the kind of row and the broken rule. */
final class CauseWords {

    private CauseWords() {}

    /** What is wrong, for a heading. */
    static String title(Cause cause) {
        return switch (cause.type()) {
            case "schema_violations" -> schemaTitle(cause);
            case "size_violation" -> "An event or request is too large";
            case "collector_payload_format_violation" -> "A record on raw good is no payload";
            case "adapter_failures" -> "A request that no adapter takes: " + cause.message();
            case "tracker_protocol_violations" -> "Not the tracker protocol: " + cause.message();
            case "enrichment_failures" ->
                    cause.path() == null
                            ? "An enrichment failed: " + cause.message()
                            : last(cause.path()) + " cannot be used: " + cause.message();
            case "loader_runtime_error" -> "Postgres refused the row: " + cause.message();
            case "loader_iglu_error" -> "No columns can be made of " + name(cause.schema());
            case "loader_parsing_error" -> "A record on parsed good is no event";
            case "generic_error" -> "A defect of Freshet met this input: " + cause.message();
            default -> cause.message();
        };
    }

    private static String schemaTitle(Cause cause) {
        var name = name(cause.schema());
        var field = last(cause.path());
        return switch (keyword(cause)) {
            case "required" -> name + " comes without " + field;
            case "type" -> field + " of " + name + " has the wrong type";
            case "enum", "const" -> field + " of " + name + " is none of the allowed values";
            case "additionalproperties" -> name + " has a property that its schema does not know";
            case "maxlength", "maxitems" -> field + " of " + name + " is too long";
            case "minlength", "minitems" -> field + " of " + name + " is too short";
            case "maximum" -> field + " of " + name + " is too large";
            case "minimum" -> field + " of " + name + " is too small";
            case "pattern", "format" -> field + " of " + name + " has the wrong form";
            case "resolutionerror" -> "No registry has " + full(cause.schema());
            case "criterionmismatch" -> name + " stands where another schema belongs";
            case "notiglu" -> "Data that does not name its schema";
            default -> field.isEmpty() ? cause.message() : field + ": " + cause.message();
        };
    }

    /** What to do about it. */
    static String fix(Cause cause) {
        return switch (cause.type()) {
            case "schema_violations" -> schemaFix(cause);
            case "size_violation" ->
                    "Send less in one event or request, or raise the limit: maxBytes of the"
                            + " collector's streams, and max.message.bytes of the topics with it.";
            case "adapter_failures" ->
                    "Correct the path: trackers post to /com.snowplowanalytics.snowplow/tp2. If it"
                            + " is a webhook, see which paths and bodies its adapter takes.";
            case "tracker_protocol_violations" ->
                    "Use a tracker in place of a request made by hand: e is one of pv, pp, se, ue,"
                            + " tr, ti, and a POST carries payload_data.";
            case "enrichment_failures" ->
                    cause.schema() == null
                            ? "Correct "
                                    + field(cause)
                                    + " in the tracker, or have the enricher take"
                                    + " what is not as it should be: validation.acceptInvalid."
                            : "Look at the enrichment's configuration and at what it asks; try it"
                                    + " with 'freshet enrich'.";
            case "collector_payload_format_violation" ->
                    "Something else than a collector writes to raw good: find it, and give it a"
                            + " topic of its own.";
            case "loader_runtime_error" ->
                    "Compare the table with the schema: a column may have been changed by hand, or"
                            + " a schema been replaced in place of a new version.";
            case "loader_iglu_error" ->
                    "See that the loader reaches the registries, and that all versions of the"
                            + " schema are there.";
            case "loader_parsing_error" ->
                    "Something else than an enricher writes to parsed good: find it, and give it a"
                            + " topic of its own.";
            case "generic_error" -> "Please report it, with the row: it is not your data's fault.";
            default -> "Look at the samples: they show what was sent.";
        };
    }

    private static String schemaFix(Cause cause) {
        var name = name(cause.schema());
        var field = field(cause);
        return switch (keyword(cause)) {
            case "required" ->
                    "Send "
                            + field
                            + " with each "
                            + name
                            + ", or make it optional in a new version"
                            + " of the schema (a REVISION).";
            case "type" ->
                    "Send "
                            + field
                            + " with the type that the schema asks for, such as 24.5 in"
                            + " place of \"24.5\". If other types are right, allow them in a new"
                            + " version (a REVISION).";
            case "enum", "const" ->
                    "Send one of the allowed values, or add this one to the list in a new version"
                            + " of the schema.";
            case "additionalproperties" ->
                    "Look for a misspelt property, or add it to the schema in a new version (an"
                            + " ADDITION) and have the tracker name that version.";
            case "maxlength", "maxitems", "minlength", "minitems", "maximum", "minimum" ->
                    "Keep "
                            + field
                            + " within the limits in the tracker, or widen them in a new"
                            + " version of the schema.";
            case "pattern", "format" ->
                    "Send "
                            + field
                            + " in the form that the schema asks for, or loosen the form in"
                            + " a new version.";
            case "resolutionerror" ->
                    "Put the schema into a registry that the enricher asks (see its resolver), or"
                            + " correct vendor, name and version in the tracker.";
            case "notiglu" ->
                    "Wrap the data: {\"schema\": \"iglu:vendor/name/jsonschema/1-0-0\", \"data\":"
                            + " {…}}.";
            case "criterionmismatch" -> "Use the tracker's own method, which wraps data rightly.";
            default ->
                    "Correct " + field + " in the tracker, or change the schema in a new version.";
        };
    }

    private static String keyword(Cause cause) {
        return cause.keyword() == null ? "" : cause.keyword().toLowerCase(Locale.ROOT);
    }

    private static String field(Cause cause) {
        var field = last(cause.path());
        return field.isEmpty() ? "the value" : field;
    }

    /** The name of a schema, without vendor and version. */
    private static String name(@Nullable String schema) {
        return schema == null
                ? "the data"
                : SchemaKey.parse(schema).key().map(SchemaKey::name).orElse(schema);
    }

    private static String full(@Nullable String schema) {
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
