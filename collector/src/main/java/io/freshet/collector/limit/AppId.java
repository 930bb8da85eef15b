package io.freshet.collector.limit;

import io.freshet.collector.request.QueryParameters;
import io.freshet.collector.request.TrackerRequest;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The application that a request says it comes from: the parameter {@code aid} of the query, else
 * of the first event in a POST's JSON that has one. The body is not parsed: inside a JSON string
 * every quotation mark has a backslash before it, so the first bare {@code "aid"} is a key.
 */
final class AppId {

    private static final byte[] KEY = "\"aid\"".getBytes(StandardCharsets.US_ASCII);

    /** How far into a body to look. */
    private static final int REACH_BYTES = 65_536;

    /** Longer ids are told apart by their beginnings only; it keeps the table of ids small. */
    private static final int MAX_CHARS = 128;

    private AppId() {}

    /** The id; null where there is none, or it is no text. */
    static @Nullable String of(TrackerRequest request) {
        var parameter = QueryParameters.first(request.target().query(), "aid");
        var id =
                parameter == null && request.method().equals("POST")
                        ? find(request.body())
                        : parameter;
        return id == null || id.length() <= MAX_CHARS ? id : id.substring(0, MAX_CHARS);
    }

    private static @Nullable String find(byte[] body) {
        var end = Math.min(body.length, REACH_BYTES);
        for (var i = 0; i + KEY.length < end; i++) {
            if (body[i] == '"' && isKey(body, i)) {
                return value(body, i + KEY.length, end);
            }
        }
        return null;
    }

    private static boolean isKey(byte[] body, int at) {
        if (at > 0 && body[at - 1] == '\\') {
            return false;
        }
        for (var i = 0; i < KEY.length; i++) {
            if (body[at + i] != KEY[i]) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String value(byte[] body, int from, int end) {
        var start = skipSpace(body, from, end);
        if (start == end || body[start] != ':') {
            return null;
        }
        start = skipSpace(body, start + 1, end);
        if (start == end || body[start] != '"') {
            return null;
        }
        for (var i = start + 1; i < end; i++) {
            if (body[i] == '\\') {
                i++;
            } else if (body[i] == '"') {
                return new String(body, start + 1, i - start - 1, StandardCharsets.UTF_8);
            }
        }
        return null;
    }

    private static int skipSpace(byte[] body, int from, int end) {
        var at = from;
        while (at < end && (body[at] == ' ' || (body[at] >= '\t' && body[at] <= '\r'))) {
            at++;
        }
        return at;
    }
}
