package io.freshet.webapp.cause;

import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a bad row quotes of a request that the enricher refused as a whole, so that the row stands
 * for all events in it.
 *
 * @param body the body, of requests of trackers
 * @param record the record on raw good, in base64
 */
public record RefusedRequest(@Nullable String body, @Nullable String record) {

    /** Rows that hold the request's parts. */
    private static final Set<String> OF_PARTS =
            Set.of("adapter_failures", "tracker_protocol_violations");

    /** Rows that hold the record. */
    private static final Set<String> OF_RECORD =
            Set.of("collector_payload_format_violation", "generic_error");

    /** How a row begins that was too large itself, in the row that took its place. */
    private static final Pattern ROW =
            Pattern.compile("\\{\"schema\":\"iglu:[^/\"]{1,100}/([^/\"]{1,100})/");

    /** Of a row of the enricher; null where it is about one event. */
    static @Nullable RefusedRequest of(String type, JsonNode data) {
        var payload = data.path("payload");
        if (OF_PARTS.contains(type)) {
            return new RefusedRequest(trackersBody(payload), null);
        }
        if (OF_RECORD.contains(type)) {
            return new RefusedRequest(null, payload.asString(""));
        }
        if (type.equals("size_violation")) {
            var row = ROW.matcher(payload.asString(""));
            var isOfRequest =
                    row.lookingAt()
                            && (OF_PARTS.contains(row.group(1))
                                    || OF_RECORD.contains(row.group(1)));
            return isOfRequest ? new RefusedRequest(null, null) : null;
        }
        return null;
    }

    private static @Nullable String trackersBody(JsonNode payload) {
        var body = payload.path("body");
        return payload.path("vendor").asString("").equals("com.snowplowanalytics.snowplow")
                        && payload.path("version").asString("").equals("tp2")
                        && body.isString()
                ? body.stringValue()
                : null;
    }
}
