package io.freshet.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freshet.event.atomic.AtomicField;
import io.freshet.event.atomic.EnrichedTsv;
import io.freshet.event.atomic.EventDraft;
import io.freshet.event.payload.CollectorPayload;
import java.util.Base64;
import java.util.List;

/** A page view with two entities, as a browser sends it and as it is when enriched. */
final class Samples {

    private static final String AGENT =
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
                    + " Chrome/142.0.0.0 Safari/537.36";

    /** The entities as the enriched line holds them. */
    static final String CONTEXTS =
            """
            {"schema":"iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-1","data":[\
            {"schema":"iglu:com.snowplowanalytics.snowplow/web_page/jsonschema/1-0-0",\
            "data":{"id":"e8516448-afbb-480e-84c2-3fcf5c5fccb2"}},\
            {"schema":"iglu:com.acme/product/jsonschema/1-0-2",\
            "data":{"sku":"A-1-é","price":19.90,"quantity":3,"tags":["new","summer sale"],\
            "rating":{"average":4.5,"votes":12345678901234567890},"available":true}}]}""";

    /** Entities whose schemas ship with Freshet, as the browser sends them. */
    private static final String SENT_CONTEXTS =
            """
            {"schema":"iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-0","data":[\
            {"schema":"iglu:com.snowplowanalytics.snowplow/web_page/jsonschema/1-0-0",\
            "data":{"id":"e8516448-afbb-480e-84c2-3fcf5c5fccb2"}},\
            {"schema":"iglu:com.snowplowanalytics.snowplow/client_session/jsonschema/1-0-2",\
            "data":{"userId":"0c3b8a4f-5d60-4a64-8a9f-0d7a3a8f7a11",\
            "sessionId":"2f6a4a76-8c3a-4f0c-a3f1-d35b3cbe6a10","sessionIndex":3,"eventIndex":7,\
            "previousSessionId":null,"storageMechanism":"COOKIE_1",\
            "firstEventId":"fd0e5288-e89b-45df-aad5-6d0c6eda6198",\
            "firstEventTimestamp":"2026-11-21T09:01:02.345Z"}}]}""";

    /** The enriched event as line. */
    static final String LINE = line();

    /** A request of the browser tracker with one event in its body. */
    static final CollectorPayload PAYLOAD =
            new CollectorPayload(
                    CollectorPayload.SCHEMA,
                    "203.0.113.9",
                    1_795_216_237_818L,
                    "UTF-8",
                    "freshet-0.1.0-kafka",
                    AGENT,
                    "https://shop.acme.example/",
                    "/com.snowplowanalytics.snowplow/tp2",
                    null,
                    body(),
                    List.of(
                            "Host: collector.acme.example",
                            "User-Agent: " + AGENT,
                            "Accept: */*",
                            "Accept-Language: en-GB,en;q=0.9",
                            "Accept-Encoding: gzip, deflate, br, zstd",
                            "Origin: https://shop.acme.example",
                            "Cookie: sp=0c1b2a39-4857-4666-9f75-8493a2b1c0d0"),
                    "application/json",
                    "collector.acme.example",
                    "0c1b2a39-4857-4666-9f75-8493a2b1c0d0");

    private Samples() {}

    private static String body() {
        return """
        {"schema":"iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4","data":[\
        {"e":"pv","eid":"18af0835-22bc-4066-8cc6-560a5dbf1520","tv":"js-4.10.1","tna":"sp",\
        "aid":"shop","p":"web","cookie":"1","cs":"UTF-8","lang":"en-GB","res":"1920x1080","cd":"24",\
        "tz":"Europe/Amsterdam","dtm":"1795216237700","vp":"1200x900","ds":"1185x4200","vid":"3",\
        "sid":"2f6a4a76-8c3a-4f0c-a3f1-d35b3cbe6a10","duid":"0c3b8a4f-5d60-4a64-8a9f-0d7a3a8f7a11",\
        "url":"https://shop.acme.example/p/1?utm_source=letter&utm_medium=email","page":"A thing",\
        "refr":"https://www.example.org/search?q=thing","stm":"1795216237710","cx":"%s"}]}"""
                .formatted(Base64.getUrlEncoder().encodeToString(SENT_CONTEXTS.getBytes(UTF_8)));
    }

    private static String line() {
        var event = new EventDraft();
        event.set(AtomicField.APP_ID, "shop");
        event.set(AtomicField.PLATFORM, "web");
        event.set(AtomicField.ETL_TSTAMP, "2026-11-21 09:10:12.001");
        event.set(AtomicField.COLLECTOR_TSTAMP, "2026-11-21 09:10:11.123");
        event.set(AtomicField.DVCE_CREATED_TSTAMP, "2026-11-21 09:10:10.999");
        event.set(AtomicField.EVENT, "page_view");
        event.set(AtomicField.EVENT_ID, "18af0835-22bc-4066-8cc6-560a5dbf1520");
        event.set(AtomicField.NAME_TRACKER, "sp");
        event.set(AtomicField.V_TRACKER, "js-4.10.1");
        event.set(AtomicField.V_COLLECTOR, "freshet-0.1.0-kafka");
        event.set(AtomicField.V_ETL, "freshet-enricher-0.1.0");
        event.set(AtomicField.USER_IPADDRESS, "203.0.113.9");
        event.set(AtomicField.DOMAIN_USERID, "0c3b8a4f-5d60-4a64-8a9f-0d7a3a8f7a11");
        event.set(AtomicField.DOMAIN_SESSIONIDX, "3");
        event.set(AtomicField.NETWORK_USERID, "0c1b2a39-4857-4666-9f75-8493a2b1c0d0");
        event.set(AtomicField.GEO_COUNTRY, "NL");
        event.set(AtomicField.GEO_CITY, "Haarlem");
        event.set(AtomicField.GEO_LATITUDE, "52.3874");
        event.set(AtomicField.GEO_LONGITUDE, "4.6462");
        event.set(AtomicField.PAGE_URL, "https://shop.acme.example/p/1?utm_source=letter");
        event.set(AtomicField.PAGE_TITLE, "A thing");
        event.set(AtomicField.PAGE_REFERRER, "https://www.example.org/search?q=thing");
        event.set(AtomicField.PAGE_URLSCHEME, "https");
        event.set(AtomicField.PAGE_URLHOST, "shop.acme.example");
        event.set(AtomicField.PAGE_URLPORT, "443");
        event.set(AtomicField.PAGE_URLPATH, "/p/1");
        event.set(AtomicField.PAGE_URLQUERY, "utm_source=letter&utm_medium=email");
        event.set(AtomicField.MKT_MEDIUM, "email");
        event.set(AtomicField.MKT_SOURCE, "letter");
        event.set(AtomicField.CONTEXTS, CONTEXTS);
        event.set(AtomicField.USERAGENT, AGENT);
        event.set(AtomicField.BR_LANG, "en-GB");
        event.set(AtomicField.BR_COOKIES, "1");
        event.set(AtomicField.BR_COLORDEPTH, "24");
        event.set(AtomicField.BR_VIEWWIDTH, "1200");
        event.set(AtomicField.BR_VIEWHEIGHT, "900");
        event.set(AtomicField.OS_TIMEZONE, "Europe/Amsterdam");
        event.set(AtomicField.DVCE_SCREENWIDTH, "1920");
        event.set(AtomicField.DVCE_SCREENHEIGHT, "1080");
        event.set(AtomicField.DOC_CHARSET, "UTF-8");
        event.set(AtomicField.DOC_WIDTH, "1185");
        event.set(AtomicField.DOC_HEIGHT, "4200");
        event.set(AtomicField.DVCE_SENT_TSTAMP, "2026-11-21 09:10:11.009");
        event.set(AtomicField.DOMAIN_SESSIONID, "2f6a4a76-8c3a-4f0c-a3f1-d35b3cbe6a10");
        event.set(AtomicField.DERIVED_TSTAMP, "2026-11-21 09:10:11.113");
        event.set(AtomicField.EVENT_VENDOR, "com.snowplowanalytics.snowplow");
        event.set(AtomicField.EVENT_NAME, "page_view");
        event.set(AtomicField.EVENT_FORMAT, "jsonschema");
        event.set(AtomicField.EVENT_VERSION, "1-0-0");
        return EnrichedTsv.encode(event);
    }
}
