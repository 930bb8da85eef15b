package io.freshet.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freshet.event.payload.CollectorPayloadCodec;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Events as the browser tracker posts them, one in a request. */
public enum SentEvent {
    /** A page view with two entities. */
    PAGE_VIEW(
            """
            "e":"pv","url":"https://shop.acme.example/p/1?utm_source=letter&utm_medium=email",\
            "page":"A thing","refr":"https://www.example.org/search?q=thing\"""",
            """
            {"latitude":52.3874,"longitude":4.6462,"latitudeLongitudeAccuracy":25,"altitude":1.5,\
            "altitudeAccuracy":null,"bearing":270.25,"speed":0,"timestamp":1795216237}"""),

    /** A structured event without entities. */
    STRUCT(
            """
            "e":"se","se_ca":"shop","se_ac":"add-to-basket","se_la":"A thing","se_pr":"size:L",\
            "se_va":"19.90","url":"https://shop.acme.example/p/1","page":"A thing\"""",
            null),

    /** The page view with an entity that breaks its schema at two places: becomes a bad row. */
    INVALID(
            """
            "e":"pv","url":"https://shop.acme.example/p/1?utm_source=letter&utm_medium=email",\
            "page":"A thing","refr":"https://www.example.org/search?q=thing\"""",
            """
            {"latitude":95.5,"longitude":4.6462,"latitudeLongitudeAccuracy":25,"altitude":1.5,\
            "altitudeAccuracy":null,"bearing":270.25,"speed":"fast","timestamp":1795216237}""");

    private final @Nullable String contexts;
    private final String body;

    SentEvent(String parameters, @Nullable String geolocation) {
        contexts = geolocation == null ? null : contexts(geolocation);
        body =
                body(
                        contexts == null
                                ? parameters
                                : parameters + ",\"cx\":\"" + base64(contexts) + "\"");
    }

    /** The request's body: {@code payload_data} around one event. */
    byte[] body() {
        return body.getBytes(UTF_8);
    }

    /** The entities in their envelope; null where the event has none. */
    byte @Nullable [] contexts() {
        return contexts == null ? null : contexts.getBytes(UTF_8);
    }

    /** The record of raw good. */
    byte[] record() {
        return CollectorPayloadCodec.encode(Samples.PAYLOAD.withBody(body));
    }

    /** How many of them a second of CPU time shall suffice for; 0 where nothing is asked. */
    int leastPerSecond() {
        return switch (this) {
            case PAGE_VIEW -> 66_000;
            case STRUCT -> 79_000;
            case INVALID -> 0;
        };
    }

    /** Whether it becomes an enriched line. */
    boolean isValid() {
        return this != INVALID;
    }

    private static String contexts(String geolocation) {
        return """
        {"schema":"iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-0","data":[\
        {"schema":"iglu:com.snowplowanalytics.snowplow/web_page/jsonschema/1-0-0",\
        "data":{"id":"e8516448-afbb-480e-84c2-3fcf5c5fccb2"}},\
        {"schema":"iglu:com.snowplowanalytics.snowplow/geolocation_context/jsonschema/1-1-0",\
        "data":%s}]}"""
                .formatted(geolocation);
    }

    private static String body(String parameters) {
        return """
        {"schema":"iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4","data":[{%s,\
        "eid":"18af0835-22bc-4066-8cc6-560a5dbf1520","tv":"js-4.10.1","tna":"sp","aid":"shop",\
        "p":"web","cookie":"1","cs":"UTF-8","lang":"en-GB","res":"1920x1080","cd":"24",\
        "tz":"Europe/Amsterdam","dtm":"1795216237700","vp":"1200x900","ds":"1185x4200","vid":"3",\
        "sid":"2f6a4a76-8c3a-4f0c-a3f1-d35b3cbe6a10","duid":"0c3b8a4f-5d60-4a64-8a9f-0d7a3a8f7a11",\
        "stm":"1795216237710"}]}"""
                .formatted(parameters);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
