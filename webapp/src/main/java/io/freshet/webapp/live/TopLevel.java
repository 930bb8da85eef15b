package io.freshet.webapp.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a few members of a JSON object without building the rest: of a topic's history every event
 * is looked at, and of each only some columns matter. Takes any bytes; what cannot be read is
 * absent.
 */
final class TopLevel {

    private final byte[][] names;

    /** A reader of these members. */
    TopLevel(List<String> names) {
        this.names = names.stream().map(name -> name.getBytes(UTF_8)).toArray(byte[][]::new);
    }

    /** The values as texts, in the order of the names; null for those absent, null or no scalar. */
    @Nullable String[] read(byte[] json) {
        var found = new @Nullable String[names.length];
        var at = 0;
        while (at < json.length && json[at] != '"') {
            at++;
        }
        while (at < json.length && json[at] == '"') {
            var nameEnd = stringEnd(json, at);
            var name = name(json, at + 1, nameEnd);
            var value = nameEnd + 1;
            while (value < json.length && (json[value] == ':' || json[value] <= ' ')) {
                value++;
            }
            var end = valueEnd(json, value);
            if (name >= 0) {
                found[name] = text(json, value, end);
            }
            at = end;
            while (at < json.length && (json[at] == ',' || json[at] <= ' ')) {
                at++;
            }
        }
        return found;
    }

    private int name(byte[] json, int from, int to) {
        for (var i = 0; i < names.length; i++) {
            var name = names[i];
            if (name.length == to - from
                    && json[from] == name[0]
                    && Arrays.equals(json, from, to, name, 0, name.length)) {
                return i;
            }
        }
        return -1;
    }

    private static int valueEnd(byte[] json, int from) {
        var depth = 0;
        var at = from;
        while (at < json.length) {
            switch (json[at]) {
                case '"' -> at = stringEnd(json, at);
                case '{', '[' -> depth++;
                case '}', ']' -> {
                    if (depth == 0) {
                        return at;
                    }
                    depth--;
                }
                case ',' -> {
                    if (depth == 0) {
                        return at;
                    }
                }
                default -> {
                    // part of a number or word
                }
            }
            at++;
        }
        return json.length;
    }

    /** The closing quote of the string that begins here. */
    private static int stringEnd(byte[] json, int from) {
        var at = from + 1;
        while (at < json.length && json[at] != '"') {
            at += json[at] == '\\' ? 2 : 1;
        }
        return Math.min(at, json.length);
    }

    private static @Nullable String text(byte[] json, int from, int to) {
        if (from >= to) {
            return null;
        }
        var text = new String(json, from, to - from, UTF_8).strip();
        if (text.isEmpty() || text.equals("null") || text.startsWith("{") || text.startsWith("[")) {
            return null;
        }
        if (!text.startsWith("\"")) {
            return text;
        }
        if (text.length() >= 2 && text.indexOf('\\') < 0) {
            return text.substring(1, text.length() - 1);
        }
        try {
            return Json.parse(text).asString();
        } catch (InvalidJson unreadable) {
            return null;
        }
    }
}
