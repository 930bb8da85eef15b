package io.freshet.collector.vectors;

import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import java.util.ArrayList;
import java.util.Collections;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The reference turns round what it splits: last batch first, events within a batch last first.
 * Here a recorded case is turned back.
 */
final class NaturalOrder {

    private NaturalOrder() {}

    static JsonNode of(JsonNode expected) {
        var turned = (ObjectNode) expected.deepCopy();
        var good = new ArrayList<JsonNode>();
        var bad = new ArrayList<JsonNode>();
        for (var output : turned.get("outputs")) {
            (output.get("stream").stringValue().equals("good") ? good : bad).add(output);
            if (output.get("payload") instanceof ObjectNode payload && payload.has("body")) {
                payload.put("body", turned(payload.get("body").stringValue()));
            }
        }
        Collections.reverse(good);
        Collections.reverse(bad);
        var outputs = turned.putArray("outputs");
        good.forEach(outputs::add);
        bad.forEach(outputs::add);
        return turned;
    }

    private static String turned(String body) {
        JsonNode json;
        try {
            json = Json.parse(body);
        } catch (InvalidJson notSplit) {
            return body;
        }
        if (!(json instanceof ObjectNode envelope) || !envelope.path("data").isArray()) {
            return body;
        }
        var events = new ArrayList<JsonNode>();
        envelope.get("data").forEach(events::add);
        Collections.reverse(events);
        var data = JsonNodeFactory.instance.arrayNode();
        events.forEach(data::add);
        envelope.set("data", data);
        return Json.print(envelope);
    }
}
