package io.freshet.benchmarks.topology;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freshet.event.payload.CollectorPayload;
import io.freshet.event.payload.CollectorPayloadCodec;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * Collector payloads with one page view each, two entities in it. The n-th is always the same; ids,
 * address, page and times differ from one to the next, so that compression finds what it finds in
 * real traffic.
 */
public final class PageViews {

    private static final String AGENT =
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
                    + " Chrome/142.0.0.0 Safari/537.36";
    private static final long FIRST_MILLIS = 1_795_216_237_818L;

    private PageViews() {}

    /** The n-th as a record of raw good. */
    public static byte[] record(long n) {
        var user = id(n / 10, "user");
        return CollectorPayloadCodec.encode(
                new CollectorPayload(
                        CollectorPayload.SCHEMA,
                        "203.0.113." + n % 256,
                        FIRST_MILLIS + n,
                        "UTF-8",
                        "freshet-0.1.0-kafka",
                        AGENT,
                        "https://shop.acme.example/",
                        "/com.snowplowanalytics.snowplow/tp2",
                        null,
                        body(n, user),
                        List.of(
                                "Host: collector.acme.example",
                                "User-Agent: " + AGENT,
                                "Accept: */*",
                                "Accept-Language: en-GB,en;q=0.9",
                                "Accept-Encoding: gzip, deflate, br, zstd",
                                "Origin: https://shop.acme.example",
                                "Cookie: sp=" + user),
                        "application/json",
                        "collector.acme.example",
                        user));
    }

    private static String body(long n, String user) {
        var session = id(n / 5, "session");
        return """
        {"schema":"iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4","data":[\
        {"e":"pv","eid":"%s","tv":"js-4.10.1","tna":"sp",\
        "aid":"shop","p":"web","cookie":"1","cs":"UTF-8","lang":"en-GB","res":"1920x1080","cd":"24",\
        "tz":"Europe/Amsterdam","dtm":"%d","vp":"1200x900","ds":"1185x4200","vid":"3",\
        "sid":"%s","duid":"%s",\
        "url":"https://shop.acme.example/p/%d?utm_source=letter&utm_medium=email","page":"Thing %d",\
        "refr":"https://www.example.org/search?q=thing","stm":"%d","cx":"%s"}]}"""
                .formatted(
                        id(n, "event"),
                        FIRST_MILLIS + n - 118,
                        session,
                        user,
                        n,
                        n,
                        FIRST_MILLIS + n - 108,
                        Base64.getUrlEncoder()
                                .encodeToString(contexts(n, user, session).getBytes(UTF_8)));
    }

    private static String contexts(long n, String user, String session) {
        return """
        {"schema":"iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-0","data":[\
        {"schema":"iglu:com.snowplowanalytics.snowplow/web_page/jsonschema/1-0-0",\
        "data":{"id":"%s"}},\
        {"schema":"iglu:com.snowplowanalytics.snowplow/client_session/jsonschema/1-0-2",\
        "data":{"userId":"%s","sessionId":"%s","sessionIndex":3,"eventIndex":%d,\
        "previousSessionId":null,"storageMechanism":"COOKIE_1","firstEventId":"%s",\
        "firstEventTimestamp":"2026-11-21T09:01:02.345Z"}}]}"""
                .formatted(id(n, "page"), user, session, n % 5 + 1, id(n / 5, "first"));
    }

    private static String id(long n, String what) {
        return UUID.nameUUIDFromBytes((what + n).getBytes(UTF_8)).toString();
    }
}
