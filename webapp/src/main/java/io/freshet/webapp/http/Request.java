package io.freshet.webapp.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** One request, as far as endpoints need it: no socket, no library. */
public final class Request {

    private final String method;
    private final String path;
    private final Map<String, List<String>> query;
    private final Map<String, String> headers;
    private final byte[] body;
    private final Map<String, String> parts;
    private final boolean known;

    private Request(
            String method,
            String path,
            Map<String, List<String>> query,
            Map<String, String> headers,
            byte[] body,
            Map<String, String> parts,
            boolean known) {
        this.method = method;
        this.path = path;
        this.query = query;
        this.headers = headers;
        this.body = body;
        this.parts = parts;
        this.known = known;
    }

    /**
     * A request.
     *
     * @param target path and query as they stand in the request line
     * @param headers by name, letter case aside
     * @param body empty where there is none
     */
    public static Request of(
            String method, String target, Map<String, String> headers, byte[] body) {
        var mark = target.indexOf('?');
        var path = mark < 0 ? target : target.substring(0, mark);
        var names = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        names.putAll(headers);
        return new Request(
                method,
                path,
                parameters(mark < 0 ? "" : target.substring(mark + 1)),
                names,
                body.clone(),
                Map.of(),
                true);
    }

    /** A GET without headers, for tests. */
    public static Request get(String target) {
        return of("GET", target, Map.of(), new byte[0]);
    }

    /** The same with what stands in its path, for tests. */
    public Request withParts(Map<String, String> found) {
        return with(found, known);
    }

    /** The same with what was found out about it: parts of its path, and who asks. */
    Request with(Map<String, String> found, boolean isKnown) {
        return new Request(method, path, query, headers, body, found, isKnown);
    }

    /** Whether the sender may see everything; only a public route meets those who may not. */
    public boolean isKnown() {
        return known;
    }

    /** The method in capitals; HEAD is shown as GET. */
    public String method() {
        return method;
    }

    /** The path as it was asked for, still percent-encoded. */
    public String path() {
        return path;
    }

    /** What stands in the path at {@code {name}} of the route. */
    public String part(String name) {
        var part = parts.get(name);
        if (part == null) {
            throw new IllegalArgumentException("the route has no part " + name);
        }
        return part;
    }

    /** The first value of a query parameter; an empty one counts as absent. */
    public Optional<String> query(String name) {
        return queryAll(name).stream().filter(value -> !value.isEmpty()).findFirst();
    }

    /** All values of a query parameter, in order. */
    public List<String> queryAll(String name) {
        return query.getOrDefault(name, List.of());
    }

    /** A query parameter that is a whole number. */
    public long queryNumber(String name, long least, long most, long fallback) {
        var text = query(name);
        if (text.isEmpty()) {
            return fallback;
        }
        try {
            var number = Long.parseLong(text.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // told below
        }
        throw Refusal.badRequest(
                "the query parameter " + name + " is not a whole number in its range",
                "give a number from " + least + " to " + most);
    }

    /** A query parameter that is one of a few words; the first is what counts without it. */
    public String queryWord(String name, String... words) {
        var text = query(name).orElse(words[0]);
        if (!List.of(words).contains(text)) {
            throw Refusal.badRequest(
                    "the query parameter " + name + " has a value it cannot have",
                    "give one of " + String.join(", ", words));
        }
        return text;
    }

    /** One header's value. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Whether there is a body. */
    public boolean hasBody() {
        return body.length > 0;
    }

    /** The body as JSON. */
    public JsonNode json() {
        try {
            return Json.parse(body);
        } catch (InvalidJson e) {
            throw Refusal.badRequest(
                    "the body is no JSON: " + e.getMessage(), "send JSON in UTF-8");
        }
    }

    /** Whether the answer is wanted as CSV, by {@code ?format=csv} or the header Accept. */
    boolean wantsCsv() {
        var format = queryWord("format", "", "json", "csv");
        return format.isEmpty()
                ? header("Accept").orElse("").toLowerCase(Locale.ROOT).startsWith("text/csv")
                : format.equals("csv");
    }

    /**
     * A percent-encoded text as it was meant; a plus is a plus.
     *
     * @throws Refusal where it is not properly encoded
     */
    static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw Refusal.badRequest(
                    "the address is not properly percent-encoded", "write a plain % as %25");
        }
    }

    private static Map<String, List<String>> parameters(String text) {
        var query = new LinkedHashMap<String, List<String>>();
        for (var pair : text.split("&")) {
            var equals = pair.indexOf('=');
            var name = equals < 0 ? pair : pair.substring(0, equals);
            var value = equals < 0 ? "" : pair.substring(equals + 1).replace("+", "%20");
            if (!name.isEmpty()) {
                query.computeIfAbsent(decoded(name), key -> new ArrayList<>()).add(decoded(value));
            }
        }
        return query;
    }
}
