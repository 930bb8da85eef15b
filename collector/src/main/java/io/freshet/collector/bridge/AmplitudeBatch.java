package io.freshet.collector.bridge;

import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The body of a request in Amplitude's HTTP API: {@code {"api_key": …, "events": […]}}. The key is
 * asked for, and otherwise not looked at.
 *
 * @param events any JSON; empty where there is an error
 * @param error in Amplitude's words; null where there are events
 */
record AmplitudeBatch(List<JsonNode> events, @Nullable String error) {

    AmplitudeBatch {
        events = List.copyOf(events);
    }

    /** Reads one, in the reference's order of checks. */
    static AmplitudeBatch read(byte[] utf8) {
        JsonNode body;
        try {
            body = Json.parse(utf8);
        } catch (InvalidJson e) {
            return failed("Invalid JSON: " + e.getMessage());
        }
        if (!body.path("api_key").isString()) {
            return failed("Missing api_key");
        }
        var events = body.path("events");
        if (!events.isArray()) {
            return failed("Missing or invalid events array");
        }
        if (events.isEmpty()) {
            return failed("Events array is empty");
        }
        var list = new ArrayList<JsonNode>(events.size());
        events.forEach(list::add);
        return new AmplitudeBatch(list, null);
    }

    private static AmplitudeBatch failed(String error) {
        return new AmplitudeBatch(List.of(), error);
    }
}
