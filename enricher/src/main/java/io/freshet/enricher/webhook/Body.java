package io.freshet.enricher.webhook;

import io.freshet.enricher.request.Request;
import io.freshet.event.badrow.Failure;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * What the body of a vendor's request must be.
 *
 * @param contentType as the vendor sends it
 * @param emptyIsNone whether a body of no length counts as none; else it is read, and fails there
 * @param withParameters whether the content type may have parameters such as a charset
 */
record Body(String contentType, boolean emptyIsNone, boolean withParameters) {

    static final String JSON = "application/json";
    static final String FORM = "application/x-www-form-urlencoded";

    /** A body that is read even if it is empty, with exactly this content type. */
    static Body of(String contentType) {
        return new Body(contentType, false, false);
    }

    /** A body that must not be empty, with exactly this content type. */
    static Body notEmpty(String contentType) {
        return new Body(contentType, true, false);
    }

    /** A body whose content type may say more than this. */
    static Body containing(String contentType) {
        return new Body(contentType, false, true);
    }

    /** The body, if it is as it must be. */
    Found<String> of(Request request) {
        return of(request, "empty body: no events to process");
    }

    /**
     * The body, if it is as it must be.
     *
     * @param whenNone what to say if there is none
     */
    Found<String> of(Request request, String whenNone) {
        var body = request.payload().body();
        var sent = request.payload().contentType();
        if (body == null || (emptyIsNone && body.isEmpty())) {
            return Found.nothing(new Failure.Unexpected("body", null, whenNone));
        }
        if (sent == null) {
            return Found.nothing(
                    new Failure.Unexpected(
                            "contentType", null, "no content type: expected " + contentType));
        }
        if (withParameters ? !sent.contains(contentType) : !sent.equals(contentType)) {
            return Found.nothing(
                    new Failure.Unexpected("contentType", sent, "expected " + contentType));
        }
        return Found.value(body);
    }

    /** A body of any content type, also an empty one. */
    static Found<String> any(Request request) {
        var body = request.payload().body();
        return body == null
                ? Found.nothing(
                        new Failure.Unexpected("body", null, "empty body: no events to process"))
                : Found.value(body);
    }

    /** A JSON body. */
    static Found<JsonNode> json(String body) {
        return json("body", body);
    }

    /** A JSON body that is an array: its elements. */
    static Found<List<JsonNode>> jsonArray(String body) {
        return json(body).then(json -> elements(json, "body", body, "body is not a json array"));
    }

    /**
     * The elements of an array.
     *
     * @param field where it stood
     * @param text what stood there
     * @param otherwise what to say if it is no array
     */
    static Found<List<JsonNode>> elements(
            @Nullable JsonNode json, String field, String text, String otherwise) {
        return json instanceof ArrayNode array
                ? Found.value(List.copyOf(array.values()))
                : Found.nothing(new Failure.Unexpected(field, text, otherwise));
    }

    /**
     * JSON anywhere in a request.
     *
     * @param field where it stood
     */
    static Found<JsonNode> json(String field, String text) {
        try {
            return Found.value(Json.parse(text));
        } catch (InvalidJson e) {
            return Found.nothing(
                    new Failure.NotJson(field, text, "invalid json: " + e.getMessage()));
        }
    }
}
