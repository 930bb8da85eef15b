package io.freshet.enricher.pipeline;

import io.freshet.event.payload.CollectorPayload;
import io.freshet.event.payload.CollectorPayloadCodec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a tracker sends, as records of raw good. */
public final class Payloads {

    private Payloads() {}

    /** A page view, for {@link #post}. */
    public static String event(String appId) {
        return "{\"e\":\"pv\",\"p\":\"web\",\"tv\":\"t\",\"aid\":\"" + appId + "\"}";
    }

    /** A page view with an entity of this vendor, for {@link #post}. */
    public static String eventNeeding(String vendor) {
        var contexts =
                """
                {"schema":"iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-0",
                 "data":[{"schema":"iglu:%s/thing/jsonschema/1-0-0","data":{}}]}"""
                        .formatted(vendor)
                        .replace("\n", "")
                        .replace("\"", "\\\"");
        return "{\"e\":\"pv\",\"p\":\"web\",\"tv\":\"t\",\"co\":\"" + contexts + "\"}";
    }

    /** Events of one request. */
    public static byte[] post(String... events) {
        var body =
                "{\"schema\":\"iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4\",\"data\":["
                        + String.join(",", events)
                        + "]}";
        return payload("/com.snowplowanalytics.snowplow/tp2", null, body, "application/json");
    }

    /** The event of a pixel. */
    public static byte[] get(String querystring) {
        return payload("/i", querystring, null, null);
    }

    private static byte[] payload(
            String path,
            @Nullable String querystring,
            @Nullable String body,
            @Nullable String contentType) {
        return CollectorPayloadCodec.encode(
                new CollectorPayload(
                        CollectorPayload.SCHEMA,
                        "192.0.2.7",
                        1_700_000_000_000L,
                        "UTF-8",
                        "test",
                        null,
                        null,
                        path,
                        querystring,
                        body,
                        List.of(),
                        contentType,
                        "localhost",
                        null));
    }
}
