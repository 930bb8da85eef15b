package io.freshet.webapp.http;

import io.freshet.event.json.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One message of a stream.
 *
 * @param id what the reader sends as {@code Last-Event-ID} when it comes back; null keeps the last
 * @param name what the reader listens for, a plain word
 * @param data printed on one line
 */
public record ServerSentEvent(@Nullable String id, String name, JsonNode data) {

    /** A message that does not move the reader's place. */
    public static ServerSentEvent of(String name, JsonNode data) {
        return new ServerSentEvent(null, name, data);
    }

    /** As it goes over the wire; compact JSON has no line breaks. */
    public String text() {
        var place = id == null ? "" : "id: " + id + "\n";
        return place + "event: " + name + "\ndata: " + Json.print(data) + "\n\n";
    }
}
