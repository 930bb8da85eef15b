package io.freshet.benchmarks;

import io.freshet.event.atomic.AtomicField;
import io.freshet.event.atomic.EnrichedTsv;
import io.freshet.event.atomic.EventDraft;
import java.util.Random;
import java.util.UUID;

/** Enriched events as lines in UTF-8, no two alike, by a seed. */
public enum EnrichedLines {
    /** A page view with three entities, one of them from an enrichment; 50 columns are filled. */
    PAGE_VIEW(10_600),

    /** A structured event without entities; 17 columns are filled. */
    STRUCT(6_000);

    private static final int DIFFERENT = 1_000;
    private static final long SEED = 20_261_121;

    private static final String CONTEXTS =
            """
            {"schema":"iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-0","data":[\
            {"schema":"iglu:com.snowplowanalytics.snowplow/web_page/jsonschema/1-0-0",\
            "data":{"id":"%s"}},\
            {"schema":"iglu:com.acme/product/jsonschema/1-0-2",\
            "data":{"sku":"A-%d-é","price":19.90,"quantity":3,"tags":["new","summer sale"],\
            "rating":{"average":4.5,"votes":12345},"available":true}}]}""";

    private static final String DERIVED_CONTEXTS =
            """
            {"schema":"iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-1","data":[\
            {"schema":"iglu:com.snowplowanalytics.snowplow/ua_parser_context/jsonschema/1-0-0",\
            "data":{"useragentFamily":"Chrome","useragentMajor":"142","useragentMinor":"0",\
            "useragentPatch":"0","useragentVersion":"Chrome 142.0.0","osFamily":"Linux",\
            "osMajor":null,"osMinor":null,"osPatch":null,"osPatchMinor":null,\
            "osVersion":"Linux","deviceFamily":"Other"}}]}""";

    private final int mostNanos;

    EnrichedLines(int mostNanos) {
        this.mostNanos = mostNanos;
    }

    /** A fifth of the CPU time that the reference takes to make JSON of one. */
    int mostNanos() {
        return mostNanos;
    }

    /** A thousand of them. */
    byte[][] make() {
        var random = new Random(SEED);
        var lines = new byte[DIFFERENT][];
        for (int i = 0; i < DIFFERENT; i++) {
            var event = this == PAGE_VIEW ? pageView(random) : struct(random);
            lines[i] = EnrichedTsv.encodeBytes(event);
        }
        return lines;
    }

    private static EventDraft pageView(Random random) {
        var event = new EventDraft();
        var cells = Samples.LINE.split("\t", -1);
        for (var field : AtomicField.all()) {
            event.set(field, cells[field.ordinal()]);
        }
        own(event, random);
        int article = random.nextInt(100_000);
        event.set(AtomicField.PAGE_URL, "https://shop.acme.example/p/" + article + "?page=2");
        event.set(AtomicField.PAGE_URLPATH, "/p/" + article);
        event.set(AtomicField.DOMAIN_USERID, uuid(random));
        event.set(AtomicField.NETWORK_USERID, uuid(random));
        event.set(AtomicField.DOMAIN_SESSIONID, uuid(random));
        event.set(AtomicField.CONTEXTS, CONTEXTS.formatted(uuid(random), article));
        event.set(AtomicField.DERIVED_CONTEXTS, DERIVED_CONTEXTS);
        return event;
    }

    private static EventDraft struct(Random random) {
        var event = new EventDraft();
        event.set(AtomicField.APP_ID, "shop");
        event.set(AtomicField.PLATFORM, "web");
        event.set(AtomicField.ETL_TSTAMP, "2026-11-21 09:10:12.001");
        event.set(AtomicField.EVENT, "struct");
        event.set(AtomicField.V_TRACKER, "js-4.10.1");
        event.set(AtomicField.V_COLLECTOR, "freshet-0.1.0-kafka");
        event.set(AtomicField.V_ETL, "freshet-enricher-0.1.0");
        own(event, random);
        event.set(AtomicField.SE_CATEGORY, "shop");
        event.set(AtomicField.SE_ACTION, "add-to-basket");
        event.set(AtomicField.SE_LABEL, "article " + random.nextInt(100_000));
        event.set(AtomicField.SE_VALUE, random.nextInt(1_000) + ".5");
        event.set(AtomicField.EVENT_VENDOR, "com.google.analytics");
        event.set(AtomicField.EVENT_NAME, "event");
        event.set(AtomicField.EVENT_FORMAT, "jsonschema");
        event.set(AtomicField.EVENT_VERSION, "1-0-0");
        return event;
    }

    private static void own(EventDraft event, Random random) {
        event.set(AtomicField.EVENT_ID, uuid(random));
        event.set(
                AtomicField.COLLECTOR_TSTAMP,
                "2026-11-21 09:10:%02d.%03d".formatted(random.nextInt(60), random.nextInt(1_000)));
    }

    private static String uuid(Random random) {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
