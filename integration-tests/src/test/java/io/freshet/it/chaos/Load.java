package io.freshet.it.chaos;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The requests of a run by their number: GETs with one event and POSTs with two, in turn. A request
 * is the same each time it is asked for, so that a retry sends the same event ids.
 */
public record Load(EventIds ids) {

    static final String POST_TARGET = "/com.snowplowanalytics.snowplow/tp2";

    /** Events of one GET and one POST. */
    private static final int EVENTS_OF_A_PAIR = 3;

    private static final String ENTITIES =
            base64(
                    "{\"schema\":\"iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-1\","
                            + "\"data\":[{\"schema\":\"iglu:com.snowplowanalytics.snowplow/web_page"
                            + "/jsonschema/1-0-0\",\"data\":"
                            + "{\"id\":\"3f5c2f54-9c6f-4a39-9d5b-6c2f1d9f3a10\"}}]}");

    /** Whether a request is a POST. */
    static boolean isPost(int request) {
        return request % 2 == 1;
    }

    /** Numbers of a request's events. */
    static List<Integer> events(int request) {
        var first = request / 2 * EVENTS_OF_A_PAIR;
        return isPost(request) ? List.of(first + 1, first + 2) : List.of(first);
    }

    /** Number of the request that an event belongs to. */
    public static int request(int event) {
        return event / EVENTS_OF_A_PAIR * 2 + (event % EVENTS_OF_A_PAIR == 0 ? 0 : 1);
    }

    /** How many events the first so many requests have. */
    public static int eventsOf(int requests) {
        return requests / 2 * EVENTS_OF_A_PAIR + requests % 2;
    }

    /** Path and query. */
    String target(int request) {
        if (isPost(request)) {
            return POST_TARGET;
        }
        return "/i?e=pv&p=web&tv=chaos-1&tna=chaos&aid=chaos&eid="
                + ids.id(events(request).get(0))
                + "&dtm=1795216237818&url="
                + URLEncoder.encode("https://shop.acme.test/p/" + request, StandardCharsets.UTF_8)
                + "&page=A+page&res=1920x1080&vp=1200x800&cx="
                + ENTITIES;
    }

    /** What a POST carries. */
    String body(int request) {
        return events(request).stream()
                .map(ids::id)
                .map(Load::event)
                .collect(
                        Collectors.joining(
                                ",",
                                "{\"schema\":\"iglu:com.snowplowanalytics.snowplow/payload_data"
                                        + "/jsonschema/1-0-4\",\"data\":[",
                                "]}"));
    }

    private static String event(String id) {
        return "{\"e\":\"pv\",\"p\":\"web\",\"tv\":\"chaos-1\",\"tna\":\"chaos\",\"aid\":\"chaos\","
                + "\"eid\":\""
                + id
                + "\",\"dtm\":\"1795216237818\",\"url\":\"https://shop.acme.test/p/1\","
                + "\"page\":\"Caf\u00e9\",\"cx\":\""
                + ENTITIES
                + "\"}";
    }

    private static String base64(String json) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
