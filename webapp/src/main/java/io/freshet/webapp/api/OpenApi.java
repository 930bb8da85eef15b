package io.freshet.webapp.api;

import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.webapp.http.Answer;
import io.freshet.webapp.http.Endpoint;
import io.freshet.webapp.http.Request;
import java.io.IOException;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** {@code GET openapi.json}: the description of the API; a test compares it with the routes. */
public final class OpenApi implements Endpoint {

    private final JsonNode description = read();

    @Override
    public Answer answer(Request request) {
        return Answer.json(description);
    }

    private static JsonNode read() {
        try (var in = OpenApi.class.getResourceAsStream("openapi.json")) {
            return Json.parse(Objects.requireNonNull(in, "openapi.json").readAllBytes());
        } catch (IOException | InvalidJson e) {
            throw new IllegalStateException("openapi.json cannot be read", e);
        }
    }
}
