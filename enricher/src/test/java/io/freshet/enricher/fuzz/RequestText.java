package io.freshet.enricher.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freshet.enricher.uri.QueryString;
import io.freshet.event.payload.CollectorPayload;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Requests as lines of text, so that a fuzzer can change them and a person can read them. */
final class RequestText {

    private static final long RECEIVED = 1_795_216_237_818L;

    private RequestText() {}

    /** Path; query string. */
    static CollectorPayload query(String text) {
        var lines = text.split("\n", 2);
        return payload(lines[0], part(lines, 1), null, null, null, null, null, List.of());
    }

    static String query(CollectorPayload payload) {
        return or(payload.path()) + "\n" + or(payload.querystring());
    }

    /** Path; content type; query string; body in all further lines. */
    static CollectorPayload body(String text) {
        var lines = text.split("\n", 4);
        return payload(
                lines[0],
                part(lines, 2),
                part(lines, 1),
                part(lines, 3),
                null,
                null,
                null,
                List.of());
    }

    static String body(CollectorPayload payload) {
        return String.join(
                "\n",
                or(payload.path()),
                or(payload.contentType()),
                or(payload.querystring()),
                or(payload.body()));
    }

    /** Path; query string; user agent; referer; address; then a header a line. */
    static CollectorPayload headers(String text) {
        var lines = text.split("\n", 6);
        return payload(
                lines[0],
                part(lines, 1),
                null,
                null,
                part(lines, 2),
                part(lines, 3),
                part(lines, 4),
                lines.length < 6 ? null : List.of(lines[5].split("\n", -1)));
    }

    static String headers(CollectorPayload payload) {
        var lines = new ArrayList<String>();
        lines.add(or(payload.path()));
        lines.add(or(payload.querystring()));
        lines.add(or(payload.userAgent()));
        lines.add(or(payload.refererUri()));
        lines.add(or(payload.ipAddress()));
        lines.addAll(Objects.requireNonNullElse(payload.headers(), List.of()));
        return String.join("\n", lines);
    }

    /** Address of the page; referrer; user agent; cookies; then a header a line. */
    static CollectorPayload visit(String text) {
        var lines = text.split("\n", 5);
        var headers = new ArrayList<String>();
        if (lines.length > 3) {
            headers.add("Cookie: " + lines[3]);
        }
        if (lines.length > 4) {
            headers.addAll(List.of(lines[4].split("\n", -1)));
        }
        return payload(
                "/i",
                "e=pv&p=web&tv=x" + parameter("url", lines, 0) + parameter("refr", lines, 1),
                null,
                null,
                part(lines, 2),
                null,
                null,
                headers);
    }

    static String visit(CollectorPayload payload) {
        var query = new HashMap<String, @Nullable String>();
        QueryString.parse(or(payload.querystring()), UTF_8)
                .forEach(pair -> query.put(pair.name(), pair.value()));
        var lines = new ArrayList<String>();
        lines.add(or(query.get("url")));
        lines.add(or(query.get("refr")));
        lines.add(or(payload.userAgent()));
        var others = new ArrayList<String>();
        var cookies = "";
        for (var header : Objects.requireNonNullElse(payload.headers(), List.<String>of())) {
            if (header.startsWith("Cookie: ")) {
                cookies = header.substring("Cookie: ".length());
            } else {
                others.add(or(header));
            }
        }
        lines.add(or(cookies));
        lines.addAll(others);
        return String.join("\n", lines);
    }

    private static String parameter(String name, String[] lines, int index) {
        var value = part(lines, index);
        return value == null || value.isEmpty()
                ? ""
                : "&" + name + "=" + URLEncoder.encode(value, UTF_8);
    }

    private static @Nullable String part(String[] lines, int index) {
        return index < lines.length ? lines[index] : null;
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text.replace('\n', ' ');
    }

    private static CollectorPayload payload(
            String path,
            @Nullable String querystring,
            @Nullable String contentType,
            @Nullable String body,
            @Nullable String userAgent,
            @Nullable String refererUri,
            @Nullable String ipAddress,
            @Nullable List<String> headers) {
        return new CollectorPayload(
                CollectorPayload.SCHEMA,
                ipAddress == null ? "203.0.113.9" : ipAddress,
                RECEIVED,
                "UTF-8",
                "freshet-0.1.0-kafka",
                userAgent,
                refererUri,
                path,
                querystring,
                body,
                headers,
                contentType,
                "collector.acme.example",
                "0c1b2a39-4857-4666-9f75-8493a2b1c0d0");
    }
}
