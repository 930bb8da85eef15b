package io.freshet.enricher.topology;

import io.freshet.event.payload.CollectorPayload;
import io.freshet.event.payload.CollectorPayloadCodec;
import java.util.List;

/** What a tracker posts. */
final class Payloads {

    private Payloads() {}

    static String event(String appId) {
        return "{\"e\":\"pv\",\"p\":\"web\",\"tv\":\"t\",\"aid\":\"" + appId + "\"}";
    }

    static String eventNeeding(String vendor) {
        var contexts =
                """
                {"schema":"iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-0",
                 "data":[{"schema":"iglu:%s/thing/jsonschema/1-0-0","data":{}}]}"""
                        .formatted(vendor)
                        .replace("\n", "")
                        .replace("\"", "\\\"");
        return "{\"e\":\"pv\",\"p\":\"web\",\"tv\":\"t\",\"co\":\"" + contexts + "\"}";
    }

    static byte[] post(String... events) {
        var body =
                "{\"schema\":\"iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4\",\"data\":["
                        + String.join(",", events)
                        + "]}";
        return CollectorPayloadCodec.encode(
                new CollectorPayload(
                        CollectorPayload.SCHEMA,
                        "192.0.2.7",
                        1_700_000_000_000L,
                        "UTF-8",
                        "test",
                        null,
                        null,
                        "/com.snowplowanalytics.snowplow/tp2",
                        null,
                        body,
                        List.of(),
                        "application/json",
                        "localhost",
                        null));
    }
}
