package io.freshet.webapp.trace;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.event.payload.CollectorPayload;
import io.freshet.webapp.cause.Masking;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A request as it came to the collector, without what would let somebody in or name a line. */
final class RequestJson {

    private static final Set<String> HIDDEN =
            Set.of("authorization", "proxy-authorization", "x-forwarded-for", "forwarded");

    private RequestJson() {}

    /**
     * One name and value of a query string.
     *
     * @param name decoded
     * @param value decoded
     */
    record Pair(String name, String value) {}

    static ObjectNode of(CollectorPayload payload) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("method", payload.body() == null ? "GET" : "POST");
        put(json, "path", payload.path());
        var query = json.putArray("query");
        pairs(payload.querystring())
                .forEach(pair -> query.addArray().add(pair.name()).add(pair.value()));
        var headers = json.putArray("headers");
        var cookies = json.putArray("cookieNames");
        for (var header : payload.headers() == null ? List.<String>of() : payload.headers()) {
            header(header, headers, cookies);
        }
        if (payload.ipAddress() != null) {
            json.put("ip", Masking.address(payload.ipAddress()));
        }
        put(json, "contentType", payload.contentType());
        var body = payload.body();
        json.put("bodyBytes", body == null ? 0 : body.getBytes(UTF_8).length);
        put(json, "userAgent", payload.userAgent());
        return json;
    }

    /** What the tracker sent of one event of the request. */
    static List<Pair> parameters(CollectorPayload payload, int index) {
        var body = payload.body();
        if (body == null) {
            return pairs(payload.querystring());
        }
        try {
            var events = Json.parse(body).path("data");
            var pairs = new ArrayList<Pair>();
            for (var member : events.path(Math.max(0, index)).properties()) {
                pairs.add(new Pair(member.getKey(), member.getValue().asString("")));
            }
            return pairs;
        } catch (InvalidJson noTrackersBody) {
            return List.of();
        }
    }

    private static void header(String header, ArrayNode headers, ArrayNode cookies) {
        var colon = header.indexOf(':');
        if (colon < 0) {
            return;
        }
        var name = header.substring(0, colon);
        var value = header.substring(colon + 1).strip();
        var lower = name.toLowerCase(Locale.ROOT);
        if (lower.equals("cookie")) {
            for (var cookie : value.split(";")) {
                cookies.add(cookie.strip().split("=", 2)[0]);
            }
        } else {
            headers.addArray().add(name).add(HIDDEN.contains(lower) ? "…" : value);
        }
    }

    private static List<Pair> pairs(@Nullable String query) {
        var pairs = new ArrayList<Pair>();
        for (var pair : query == null ? new String[0] : query.split("&")) {
            var equals = pair.indexOf('=');
            var name = equals < 0 ? pair : pair.substring(0, equals);
            if (!name.isEmpty()) {
                pairs.add(
                        new Pair(
                                decoded(name),
                                equals < 0 ? "" : decoded(pair.substring(equals + 1))));
            }
        }
        return pairs;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException malformed) {
            return text;
        }
    }

    private static void put(ObjectNode json, String member, @Nullable String value) {
        if (value != null) {
            json.put(member, value);
        }
    }
}
