package io.freshet.it.ledger;

import io.freshet.event.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event as tracker parameters.
 *
 * @param id its event id
 * @param parameters by their short keys
 * @param isGood whether it has to become a row
 */
record TrackerEvent(String id, Map<String, String> parameters, boolean isGood) {

    private static final String CONTEXTS =
            "iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-1";
    private static final String UNSTRUCT_EVENT =
            "iglu:com.snowplowanalytics.snowplow/unstruct_event/jsonschema/1-0-0";

    TrackerEvent {
        parameters = Map.copyOf(parameters);
    }

    static TrackerEvent of(String id, String kind) {
        return new TrackerEvent(
                id,
                Map.of(
                        "e",
                        kind,
                        "eid",
                        id,
                        "p",
                        "web",
                        "tv",
                        "ledger-1",
                        "aid",
                        "ledger",
                        "dtm",
                        "1763700000000"),
                true);
    }

    TrackerEvent with(String key, String value) {
        var more = new TreeMap<>(parameters);
        more.put(key, value);
        return new TrackerEvent(id, more, isGood);
    }

    TrackerEvent without(String key) {
        var less = new TreeMap<>(parameters);
        less.remove(key);
        return new TrackerEvent(id, less, isGood);
    }

    TrackerEvent bad() {
        return new TrackerEvent(id, parameters, false);
    }

    /** With a self-describing event of its own. */
    TrackerEvent withData(String schema, ObjectNode data) {
        return with("ue_px", base64(selfDescribing(UNSTRUCT_EVENT, selfDescribing(schema, data))));
    }

    /** With one entity attached. */
    TrackerEvent withEntity(String schema, ObjectNode data) {
        var list = JsonNodeFactory.instance.arrayNode().add(selfDescribing(schema, data));
        return with("cx", base64(selfDescribing(CONTEXTS, list)));
    }

    String toQuery() {
        return parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    ObjectNode toJson() {
        var json = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(parameters).forEach(json::put);
        return json;
    }

    private static ObjectNode selfDescribing(String schema, JsonNode data) {
        var json = JsonNodeFactory.instance.objectNode().put("schema", schema);
        json.set("data", data);
        return json;
    }

    private static String base64(JsonNode json) {
        return Base64.getUrlEncoder().encodeToString(Json.printBytes(json));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
