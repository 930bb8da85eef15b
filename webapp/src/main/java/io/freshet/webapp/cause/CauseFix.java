package io.freshet.webapp.cause;

import static io.freshet.webapp.cause.CauseWords.field;
import static io.freshet.webapp.cause.CauseWords.full;
import static io.freshet.webapp.cause.CauseWords.keyword;
import static io.freshet.webapp.cause.CauseWords.name;
import static io.freshet.webapp.cause.CauseWords.path;

/** What to do about a cause, by the kind of row and the broken rule. */
final class CauseFix {

    private static final String WEBHOOKS =
            "See what its adapter takes (docs/how-to/connect-a-webhook.md), and what the sender was"
                    + " set up to send.";

    private CauseFix() {}

    /** What to do about it. */
    static String of(Cause cause) {
        return switch (cause.type()) {
            case "schema_violations" -> schema(cause);
            case "size_violation" -> size(cause);
            case "collector_payload_format_violation" -> payload(cause);
            case "adapter_failures" -> adapter(cause);
            case "tracker_protocol_violations" -> tracker(cause);
            case "enrichment_failures" -> enrichment(cause);
            case "loader_runtime_error" -> runtime(cause);
            case "loader_iglu_error" ->
                    "See that the loader reaches the registries, that all versions of "
                            + full(cause.schema())
                            + " are there, and that a new version did not change a type.";
            case "loader_parsing_error" ->
                    cause.path() == null
                            ? "Something else than an enricher writes to parsed good: find it, and"
                                    + " give it a topic of its own."
                            : "See who sets "
                                    + field(cause)
                                    + ": a tracker, or an enrichment or script of yours.";
            case "loader_recovery_error", "recovery_error" ->
                    "Look at what the repair made of the row: correct the repair's configuration,"
                            + " and run it again.";
            case "relay_failure", "event_forwarding_error" ->
                    "See that the receiver runs and what it answers; then send these events again.";
            case "generic_error" ->
                    "Please report it, with the row: a defect of the program, whatever the data.";
            case "unreadable" ->
                    "Something else than the pipeline writes to this topic: find it, and give it a"
                            + " topic of its own.";
            default -> "Look at the samples: they show what was sent and what was said of it.";
        };
    }

    private static String schema(Cause cause) {
        var name = name(cause.schema());
        var field = field(cause);
        return switch (keyword(cause)) {
            case "required" ->
                    "Send "
                            + field
                            + " with each "
                            + name
                            + ", or make it optional in a new version of the schema (a REVISION).";
            case "type", "uniontype" ->
                    "Send "
                            + field
                            + " with the type that the schema asks for, such as 24.5 in place of"
                            + " \"24.5\". If other types are right, allow them in a new version (a"
                            + " REVISION).";
            case "enum", "const" ->
                    "Send one of the allowed values of "
                            + field
                            + ", or add this one to the list in a new version of the schema.";
            case "additionalproperties" ->
                    "Look for a misspelt property, or add it to the schema in a new version (an"
                            + " ADDITION) and have the tracker name that version.";
            case "maxlength",
                    "maxitems",
                    "maxproperties",
                    "minlength",
                    "minitems",
                    "minproperties",
                    "maximum",
                    "minimum",
                    "exclusivemaximum",
                    "exclusiveminimum" ->
                    "Keep "
                            + field
                            + " within the limits in the tracker, or widen them in a new version of"
                            + " the schema.";
            case "pattern", "format", "datetime" ->
                    "Send "
                            + field
                            + " in the form that the schema asks for, or loosen the form in a new"
                            + " version.";
            case "resolutionerror" ->
                    "Put "
                            + full(cause.schema())
                            + " into a registry that the enricher asks (see its resolver), or"
                            + " correct vendor, name and version in the tracker.";
            case "notiglu" ->
                    "Wrap the data: {\"schema\": \"iglu:vendor/name/jsonschema/1-0-0\", \"data\":"
                            + " {…}}.";
            case "criterionmismatch" -> "Use the tracker's own method, which wraps data rightly.";
            default ->
                    "Correct " + field + " in the tracker, or change the schema in a new version.";
        };
    }

    private static String size(Cause cause) {
        var message = cause.message();
        if (message.startsWith("event passed enrichment")) {
            return "See which enrichment or entity makes the event so large, and have it add less;"
                    + " or raise maxRecordBytes of the enricher, and max.message.bytes of parsed"
                    + " good with it.";
        }
        if (message.startsWith("event failed enrichment") || message.startsWith("bad row")) {
            return "What is wrong with the event stands at the beginning of the payload, which is"
                    + " cut. To keep such rows whole, raise maxRecordBytes, and max.message.bytes"
                    + " of the topic of bad rows with it.";
        }
        return "Send less in one event or request (fewer or smaller entities, smaller batches), or"
                + " raise the limit: maxBytes of the collector's streams, and max.message.bytes of"
                + " the topics with it.";
    }

    private static String payload(Cause cause) {
        return switch (path(cause)) {
            case "networkUserId" ->
                    "Somebody sets the collector's cookie or the parameter nuid: both must be"
                            + " UUIDs.";
            case "querystring" ->
                    "Percent-encode the values of the query string, as trackers do: a space is"
                            + " %20, a brace %7B.";
            case "path" ->
                    "Send to /com.snowplowanalytics.snowplow/tp2, /i, or the /vendor/version of a"
                            + " webhook.";
            default ->
                    "Something else than a collector writes to raw good: find it, and give it a"
                            + " topic of its own.";
        };
    }

    private static String adapter(Cause cause) {
        if (cause.schema() != null || "NotIglu".equals(cause.keyword())) {
            return schema(cause);
        }
        return switch (path(cause)) {
            case "vendor/version" ->
                    "Correct the path: trackers post to /com.snowplowanalytics.snowplow/tp2, and"
                            + " webhooks to the paths in docs/how-to/connect-a-webhook.md. For a"
                            + " sender of your own, configure remoteAdapters.";
            case "contentType" ->
                    "Have the sender set the content type that is named here. " + WEBHOOKS;
            case "" ->
                    "Have the sender leave out events of this kind, or map them to a schema of"
                            + " yours (webhooks of the enricher's configuration). "
                            + WEBHOOKS;
            default -> "Correct " + path(cause) + " where the webhook is sent. " + WEBHOOKS;
        };
    }

    private static String tracker(Cause cause) {
        if (cause.schema() != null || "NotIglu".equals(cause.keyword())) {
            return "Use a tracker in place of a request made by hand: a POST carries payload_data,"
                    + " whose events have texts as values.";
        }
        return switch (path(cause)) {
            case "contentType" -> "Send the POST with Content-Type: application/json.";
            case "querystring" ->
                    "Give the redirect its destination: /r/tp2?u=… with the address"
                            + " percent-encoded.";
            case "body" ->
                    "See why the body is empty or cut: a proxy in between, or a request made by"
                            + " hand. Trackers send payload_data as JSON.";
            default ->
                    "Use a tracker in place of a request made by hand: e is one of pv, pp, se, ue,"
                            + " tr, ti, and entities are JSON (co) or its base64 (cx).";
        };
    }

    private static String enrichment(Cause cause) {
        var field = field(cause);
        if (cause.schema() != null) {
            return "Look at the configuration of this enrichment and at what it asks; try it with"
                    + " 'freshet enrich'. Whether events go on without it is a setting of most"
                    + " (ignoreOnError).";
        }
        if (keyword(cause).equals("maxlength")) {
            return "Send a shorter "
                    + field
                    + ", or raise its limit: validation.atomicFieldsLimits."
                    + field
                    + " of the enricher, and the column with it. featureFlags.acceptInvalid lets"
                    + " all such events pass.";
        }
        if (cause.path() == null) {
            return cause.message().startsWith("Provided URI")
                    ? "Send the page's address and referrer as the browser has them,"
                            + " percent-encoded."
                    : "Look at the samples: the words of the failure say what the event has.";
        }
        return switch (cause.path()) {
            case "co", "cx", "ue_pr", "ue_px" ->
                    "Send valid JSON in "
                            + field
                            + " (base64 of it in cx and ue_px): use a JSON library in place of"
                            + " putting texts together.";
            case "e" -> "Set e to one of pv, pp, se, ue, tr, ti: a tracker does it.";
            case "eid", "sid" -> "Set " + field + " to a UUID of 36 characters.";
            case "p" -> "Set p to a platform that exists: web, mob, srv, pc, app, tv, cnsl, iot.";
            case "dtm", "stm", "ttm" ->
                    "Set "
                            + field
                            + " to milliseconds since 1970, and see that the device's clock is"
                            + " right.";
            case "res", "ds", "vp" -> "Set " + field + " as width x height: 1920x1080.";
            default -> "Correct " + field + " in the tracker.";
        };
    }

    /** By the database's SQLSTATE. */
    private static String runtime(Cause cause) {
        return switch (keyword(cause)) {
            case "23502", "23514" ->
                    "The column "
                            + path(cause)
                            + " asks for more than the schema: somebody changed the table, or an"
                            + " older version of the schema had the property as required.";
            case "22001", "22003" ->
                    "The column "
                            + path(cause)
                            + " is too narrow: widen it, or limit the property in the schema.";
            case "42501" -> "Grant the loader's role what it needs: 'freshet doctor' names it.";
            default ->
                    "Compare the table with the schema: a column may have been changed by hand, or"
                            + " a schema been replaced in place of a new version.";
        };
    }
}
