package io.freshet.webapp.micro;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.event.payload.CollectorPayload;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Requests in the two forms that Micro shows: as they came, and as one event of them. */
final class RequestJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String TRACKERS = "com.snowplowanalytics.snowplow";

    private RequestJson() {}

    /** {@code collectorPayload}. */
    static ObjectNode whole(CollectorPayload payload) {
        var json = NODES.objectNode();
        api(payload, json);
        var query = json.putArray("querystring");
        parameters(payload.querystring())
                .properties()
                .forEach(
                        pair ->
                                query.addObject()
                                        .put("name", pair.getKey())
                                        .set("value", pair.getValue()));
        json.put("contentType", payload.contentType()).put("body", payload.body());
        return origin(payload, json);
    }

    /**
     * {@code rawEvent}.
     *
     * @param index position of the event in the request
     */
    static ObjectNode event(CollectorPayload payload, int index) {
        var json = NODES.objectNode();
        api(payload, json);
        var parameters = parameters(payload.querystring());
        if (payload.body() != null) {
            inBody(payload.body(), Math.max(0, index), parameters);
        }
        json.set("parameters", parameters);
        json.put("contentType", payload.contentType());
        return origin(payload, json);
    }

    /** {@code rawEvent} out of the form that it has in bad rows; null where there is none. */
    static @Nullable ObjectNode ofBadRow(JsonNode raw) {
        if (!raw.path("parameters").isArray()) {
            return null;
        }
        var json = NODES.objectNode();
        json.putObject("api")
                .put("vendor", raw.path("vendor").asString(""))
                .put("version", raw.path("version").asString(""));
        var parameters = json.putObject("parameters");
        for (var pair : raw.path("parameters")) {
            parameters.set(pair.path("name").asString(""), pair.path("value"));
        }
        json.set("contentType", raw.path("contentType"));
        var source = json.putObject("source");
        source.set("name", raw.path("loaderName"));
        source.set("encoding", raw.path("encoding"));
        source.set("hostname", raw.path("hostname"));
        var context = json.putObject("context");
        for (var name :
                List.of("timestamp", "ipAddress", "useragent", "refererUri", "headers", "userId")) {
            context.set(name, raw.path(name));
        }
        return json;
    }

    private static void api(CollectorPayload payload, ObjectNode json) {
        var path = payload.path() == null ? "" : payload.path();
        var parts = path.replaceFirst("^/", "").split("/");
        var isPixel = parts.length < 2;
        json.putObject("api")
                .put("vendor", isPixel ? TRACKERS : parts[0])
                .put("version", isPixel ? "tp1" : parts[1]);
    }

    private static ObjectNode origin(CollectorPayload payload, ObjectNode json) {
        json.putObject("source")
                .put("name", payload.collector())
                .put("encoding", payload.encoding())
                .put("hostname", payload.hostname());
        var context = json.putObject("context");
        context.put("timestamp", Instant.ofEpochMilli(payload.timestamp()).toString())
                .put("ipAddress", payload.ipAddress())
                .put("useragent", payload.userAgent())
                .put("refererUri", payload.refererUri());
        var headers = context.putArray("headers");
        if (payload.headers() != null) {
            payload.headers().forEach(headers::add);
        }
        context.put("userId", payload.networkUserId());
        return json;
    }

    private static ObjectNode parameters(@Nullable String querystring) {
        var parameters = NODES.objectNode();
        for (var pair : querystring == null ? new String[0] : querystring.split("&")) {
            var equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    /** What trackers post: {@code {"schema": payload_data, "data": [event, …]}}. */
    private static void inBody(String body, int index, ObjectNode parameters) {
        try {
            if (Json.parse(body).path("data").path(index) instanceof ObjectNode event) {
                parameters.setAll(event);
            }
        } catch (InvalidJson notOfATracker) {
            return; // the parameters of the query are all there is
        }
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException asItIs) {
            return text;
        }
    }
}
