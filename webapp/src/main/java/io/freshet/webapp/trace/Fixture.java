package io.freshet.webapp.trace;

import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.event.payload.CollectorPayload;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event's request as a line for {@code freshet enrich}, to be kept as a test. It goes where code
 * goes: without cookies, logins and the person's address.
 */
final class Fixture {

    private static final String NOBODY = "192.0.2.1";
    private static final Set<String> PERSONAL =
            Set.of(
                    "cookie",
                    "authorization",
                    "proxy-authorization",
                    "x-forwarded-for",
                    "forwarded",
                    "x-real-ip");

    private Fixture() {}

    /**
     * The line.
     *
     * @param id the event's
     * @param index its place in the payload, from 0; the others are left out
     */
    static String of(String id, CollectorPayload payload, int index) {
        var json = JsonNodeFactory.instance.objectNode().put("id", id);
        var request = json.putObject("request");
        put(request, "path", payload.path());
        put(request, "query", payload.querystring());
        if (payload.body() != null) {
            request.set("body", body(payload.body(), index));
        }
        put(request, "contentType", payload.contentType());
        var headers = request.putArray("headers");
        for (var header : payload.headers() == null ? List.<String>of() : payload.headers()) {
            var name = header.substring(0, Math.max(0, header.indexOf(':')));
            if (!PERSONAL.contains(name.strip().toLowerCase(Locale.ROOT))) {
                headers.add(header);
            }
        }
        request.put("ip", NOBODY);
        put(request, "userAgent", payload.userAgent());
        put(request, "referer", payload.refererUri());
        put(request, "host", payload.hostname());
        request.put("time", Instant.ofEpochMilli(payload.timestamp()).toString());
        return Json.print(json);
    }

    private static JsonNode body(String body, int index) {
        var text = JsonNodeFactory.instance.stringNode(body);
        try {
            var json = Json.parse(body);
            var event = json.path("data").path(Math.max(0, index));
            if (json instanceof ObjectNode whole
                    && json.path("data").isArray()
                    && !event.isEmpty()) {
                return whole.deepCopy()
                        .set("data", JsonNodeFactory.instance.arrayNode().add(event));
            }
            return text;
        } catch (InvalidJson asItIs) {
            return text;
        }
    }

    private static void put(ObjectNode json, String member, @Nullable String value) {
        if (value != null) {
            json.put(member, value);
        }
    }
}
