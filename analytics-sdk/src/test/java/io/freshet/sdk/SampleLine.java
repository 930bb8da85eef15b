package io.freshet.sdk;

import java.util.ArrayList;
import java.util.Map;

/** A small event as line, with columns of a test's choice. */
final class SampleLine {

    static final String ID = "c6ef3124-b53a-4b13-a233-0088f79dcbcb";
    static final String COLLECTED = "2026-11-21T09:10:11.123Z";

    private static final Map<Field<?>, String> REQUIRED =
            Map.of(
                    Fields.EVENT_ID, ID,
                    Fields.COLLECTOR_TSTAMP, "2026-11-21 09:10:11.123",
                    Fields.V_COLLECTOR, "collector-1",
                    Fields.V_ETL, "enricher-1");

    private SampleLine() {}

    static String with(Map<Field<?>, String> cells) {
        var line = new ArrayList<String>();
        for (var field : Fields.all()) {
            line.add(cells.getOrDefault(field, REQUIRED.getOrDefault(field, "")));
        }
        return String.join("\t", line);
    }

    static Event event(Map<Field<?>, String> cells) {
        return EventParser.standard().parseOrThrow(with(cells));
    }

    /** Entities in their envelope. */
    static String contexts(String... entities) {
        return envelope("contexts", "[" + String.join(",", entities) + "]");
    }

    /** An event's own data in its envelope. */
    static String own(String entity) {
        return envelope("unstruct_event", entity);
    }

    /**
     * One entity.
     *
     * @param path such as {@code com.acme/cart/jsonschema/1-0-0}
     */
    static String entity(String path, String data) {
        return "{\"schema\":\"iglu:" + path + "\",\"data\":" + data + "}";
    }

    private static String envelope(String name, String data) {
        return entity("com.snowplowanalytics.snowplow/" + name + "/jsonschema/1-0-0", data);
    }
}
