package io.freshet.it.trackers;

import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.event.payload.CollectorPayload;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One event of the tracker protocol, as the collector stored it.
 *
 * @param app which application sent it
 * @param kind e.g. {@code pv}
 * @param id given by the tracker
 * @param method GET or POST
 */
record TrackedEvent(String app, String kind, String id, String method) {

    /** All events of a payload. */
    static List<TrackedEvent> in(CollectorPayload payload) throws InvalidJson {
        var body = payload.body();
        if (body == null) {
            return List.of(of(parameters(Objects.requireNonNull(payload.querystring())), "GET"));
        }
        var events = new ArrayList<TrackedEvent>();
        for (var event : Json.parse(body).path("data")) {
            var parameters = new HashMap<String, String>();
            event.properties()
                    .forEach(field -> parameters.put(field.getKey(), field.getValue().asString()));
            events.add(of(parameters, "POST"));
        }
        return events;
    }

    private static TrackedEvent of(Map<String, String> parameters, String method) {
        return new TrackedEvent(
                parameters.getOrDefault("aid", ""),
                parameters.getOrDefault("e", ""),
                parameters.getOrDefault("eid", ""),
                method);
    }

    private static Map<String, String> parameters(String querystring) {
        var parameters = new HashMap<String, String>();
        for (var pair : querystring.split("&")) {
            var mark = pair.indexOf('=');
            if (mark > 0) {
                parameters.put(
                        pair.substring(0, mark),
                        URLDecoder.decode(pair.substring(mark + 1), StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }
}
