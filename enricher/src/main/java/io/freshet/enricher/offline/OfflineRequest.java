package io.freshet.enricher.offline;

import io.freshet.event.json.Json;
import io.freshet.event.payload.CollectorPayload;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A request as a person writes it, to be made the payload that a collector would have made of it.
 * All members may be left out.
 */
final class OfflineRequest {

    private static final List<String> MEMBERS =
            List.of(
                    "path",
                    "query",
                    "body",
                    "contentType",
                    "headers",
                    "ip",
                    "userAgent",
                    "referer",
                    "host",
                    "networkUserId",
                    "time");
    private static final String COLLECTOR = "freshet-enrich";
    private static final String USER_AGENT = "User-Agent: ";
    private static final String REFERER = "Referer: ";

    private final JsonNode request;
    private final InstantSource clock;

    OfflineRequest(JsonNode request, InstantSource clock) {
        this.request = request;
        this.clock = clock;
    }

    /** What is wrong with it; null where nothing is. */
    @Nullable String problem() {
        if (!request.isObject()) {
            return "request must be an object";
        }
        var unknown = new TreeSet<>(request.propertyNames());
        MEMBERS.forEach(unknown::remove);
        if (!unknown.isEmpty()) {
            return "request has no member " + unknown.first() + "; there are " + MEMBERS;
        }
        for (var member : request.properties()) {
            if (member.getKey().equals("headers")
                    ? !isListOfTexts(member.getValue())
                    : !member.getValue().isString() && !member.getKey().equals("body")) {
                return member.getKey().equals("headers")
                        ? "request.headers must be a list of texts such as \"Cookie: a=b\""
                        : "request." + member.getKey() + " must be a text";
            }
        }
        return time() == null ? "request.time must be like 2026-01-31T12:00:00Z" : null;
    }

    private static boolean isListOfTexts(JsonNode value) {
        return value.isArray() && value.valueStream().allMatch(JsonNode::isString);
    }

    /** The payload; only where there is no problem. */
    CollectorPayload payload() {
        var body = body();
        var time = time();
        return new CollectorPayload(
                CollectorPayload.SCHEMA,
                textOr("ip", "127.0.0.1"),
                time == null ? 0 : time.toEpochMilli(),
                "UTF-8",
                COLLECTOR,
                textOr("userAgent", header(USER_AGENT)),
                textOr("referer", header(REFERER)),
                textOr("path", body == null ? "/i" : "/com.snowplowanalytics.snowplow/tp2"),
                text("query"),
                body,
                headers(),
                textOr("contentType", body == null ? null : "application/json; charset=utf-8"),
                text("host"),
                text("networkUserId"));
    }

    /** A body that is written as JSON need not be quoted. */
    private @Nullable String body() {
        var body = request.get("body");
        if (body == null) {
            return null;
        }
        return body.isString() ? body.asString() : Json.print(body);
    }

    private @Nullable Instant time() {
        var given = text("time");
        try {
            return given == null ? clock.instant() : Instant.parse(given);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** As a browser sends them: what has a member of its own is among them, too. */
    private List<String> headers() {
        var headers = new ArrayList<>(given());
        addUnlessThere(headers, USER_AGENT, text("userAgent"));
        addUnlessThere(headers, REFERER, text("referer"));
        return headers;
    }

    private static void addUnlessThere(List<String> headers, String name, @Nullable String value) {
        if (value != null && headers.stream().noneMatch(header -> header.startsWith(name))) {
            headers.add(name + value);
        }
    }

    private @Nullable String header(String name) {
        return given().stream()
                .filter(header -> header.startsWith(name))
                .map(header -> header.substring(name.length()))
                .findFirst()
                .orElse(null);
    }

    private List<String> given() {
        return request.path("headers").valueStream().map(JsonNode::asString).toList();
    }

    private @Nullable String textOr(String member, @Nullable String other) {
        var text = text(member);
        return text == null ? other : text;
    }

    private @Nullable String text(String member) {
        var value = request.get(member);
        return value == null ? null : value.asString();
    }
}
