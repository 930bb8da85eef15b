package io.freshet.cli.send;

import io.freshet.event.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event to send.
 *
 * @param name what it is, in words
 * @param eventId its own id, by which it is found again
 * @param body a tracker's POST body with this one event
 * @param end where it has to end
 */
record Sample(String name, String eventId, String body, End end) {

    private static final String PAYLOAD_DATA =
            "iglu:com.snowplowanalytics.snowplow/payload_data/jsonschema/1-0-4";
    private static final String UNSTRUCT_EVENT =
            "iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0";
    private static final String CONTEXTS =
            "iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-1";
    private static final String WEB_PAGE =
            "iglu:com.snowplowanalytics.snowplow/web_page/jsonschema/1-0-0";
    private static final String MOUSE_CLICK =
            "iglu:com.example_company/mouse_click/jsonschema/1-0-0";

    /** Where an event can end. */
    enum End {
        /** In Postgres. */
        ROW,
        /** In a bad row. */
        BAD_ROW
    }

    /** One of each kind: a page view, an event with a schema of its own, a broken one. */
    static List<Sample> three(long nowMillis) {
        return List.of(pageView(nowMillis), mouseClick(nowMillis), broken(nowMillis));
    }

    private static Sample pageView(long nowMillis) {
        var event = event("pv", nowMillis);
        event.put("url", "https://shop.example.com/tea?utm_source=freshet");
        event.put("page", "Tea");
        var webPage = JsonNodeFactory.instance.objectNode().put("id", UUID.randomUUID().toString());
        var contexts = JsonNodeFactory.instance.objectNode().put("schema", CONTEXTS);
        contexts.putArray("data").addObject().put("schema", WEB_PAGE).set("data", webPage);
        event.put("cx", base64(contexts));
        return sample("page view", event, End.ROW);
    }

    private static Sample mouseClick(long nowMillis) {
        var click = JsonNodeFactory.instance.objectNode().put("x", 310).put("y", 42);
        return sample("mouse click", selfDescribing(click, nowMillis), End.ROW);
    }

    private static Sample broken(long nowMillis) {
        var click = JsonNodeFactory.instance.objectNode().put("x", "far left").put("y", 42);
        return sample("broken event", selfDescribing(click, nowMillis), End.BAD_ROW);
    }

    private static ObjectNode selfDescribing(ObjectNode click, long nowMillis) {
        var data = JsonNodeFactory.instance.objectNode().put("schema", MOUSE_CLICK);
        data.set("data", click);
        var envelope = JsonNodeFactory.instance.objectNode().put("schema", UNSTRUCT_EVENT);
        envelope.set("data", data);
        var event = event("ue", nowMillis);
        event.put("ue_px", base64(envelope));
        return event;
    }

    private static ObjectNode event(String kind, long nowMillis) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("e", kind)
                .put("eid", UUID.randomUUID().toString())
                .put("tv", "freshet-send")
                .put("p", "web")
                .put("aid", "freshet-send")
                .put("dtm", Long.toString(nowMillis))
                .put("stm", Long.toString(nowMillis));
    }

    private static Sample sample(String name, ObjectNode event, End end) {
        var payload = JsonNodeFactory.instance.objectNode().put("schema", PAYLOAD_DATA);
        payload.putArray("data").add(event);
        return new Sample(name, event.path("eid").asString(), Json.print(payload), end);
    }

    private static String base64(ObjectNode json) {
        var bytes = Json.print(json).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }
}
