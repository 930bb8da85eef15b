package io.freshet.collector.size;

import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.event.json.JsonScanner;
import org.jspecify.annotations.Nullable;

/**
 * Where the two parts of a self-describing body stand in its text.
 *
 * @param isObject whether it can be self-describing at all
 * @param schema null where there is none; of several the last counts
 * @param data likewise
 */
record Envelope(boolean isObject, @Nullable Span schema, @Nullable Span data) {

    /** Longest form of the two names, each letter an escape. */
    private static final int LONGEST_NAME = 2 + 6 * "schema".length();

    /** A value from its first character to behind its last. */
    record Span(int from, int to) {

        String in(String text) {
            return text.substring(from, to);
        }
    }

    /**
     * Reads any JSON text, to its end.
     *
     * @throws InvalidJson where it is none
     */
    static Envelope read(String body) throws InvalidJson {
        var scanner = new JsonScanner(body, 0);
        Envelope envelope;
        if (scanner.next() == '{') {
            envelope = members(body, scanner);
        } else {
            scanner.value();
            envelope = new Envelope(false, null, null);
        }
        scanner.end();
        return envelope;
    }

    private static Envelope members(String body, JsonScanner scanner) throws InvalidJson {
        Span schema = null;
        Span data = null;
        boolean more = scanner.begin('}');
        while (more) {
            scanner.next();
            int start = scanner.position();
            scanner.name();
            var name = name(body, start, scanner.nameEnd());
            scanner.next();
            int from = scanner.position();
            scanner.value();
            var value = new Span(from, scanner.position());
            if (name.equals("schema")) {
                schema = value;
            } else if (name.equals("data")) {
                data = value;
            }
            more = scanner.hasMore('}');
        }
        return new Envelope(true, schema, data);
    }

    /** The name, if it can be one of ours. */
    private static String name(String body, int from, int to) throws InvalidJson {
        return to - from > LONGEST_NAME ? "" : Json.parse(body.substring(from, to)).stringValue();
    }
}
