package io.freshet.collector.bridge;

import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.event.json.JsonScanner;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The body of a request in Amplitude's HTTP API: {@code {"api_key": …, "events": […]}}. The key is
 * asked for, and otherwise not looked at. Events are read one by one, because together they may
 * take many times the memory of their text.
 */
final class AmplitudeBatch {

    /** Longest form of the two names, each letter an escape. */
    private static final int LONGEST_NAME = 2 + 6 * "api_key".length();

    private static final int ABSENT = -1;

    private final String text;

    /**
     * Where the values start that count, the last of a name; {@link #ABSENT} where there is none.
     */
    private int key = ABSENT;

    private int events = ABSENT;
    private int count;
    private @Nullable String error;

    private AmplitudeBatch(String text) {
        this.text = text;
    }

    /** Gets to know one, in the reference's order of checks. */
    static AmplitudeBatch read(byte[] utf8) {
        var batch = new AmplitudeBatch(new String(utf8, StandardCharsets.UTF_8));
        try {
            batch.error = batch.check();
        } catch (InvalidJson e) {
            batch.error = "Invalid JSON: " + e.getMessage();
        }
        return batch;
    }

    /** What is wrong, in Amplitude's words; null where there are events. */
    @Nullable String error() {
        return error;
    }

    /** How many events there are. */
    int size() {
        return count;
    }

    /** The events, in order; each may be any JSON. There must be no error. */
    Iterator<JsonNode> events() {
        return new Events();
    }

    private final class Events implements Iterator<JsonNode> {

        private final JsonScanner scanner = new JsonScanner(text, events);
        private int taken;

        @Override
        public boolean hasNext() {
            return taken < count;
        }

        @Override
        public JsonNode next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            try {
                skipBracketOrComma();
                var from = scanner.position();
                scanner.value();
                return Json.parse(text.substring(from, scanner.position()));
            } catch (InvalidJson e) {
                throw new IllegalStateException("a text that was JSON no longer is", e);
            }
        }

        private void skipBracketOrComma() throws InvalidJson {
            if (taken == 0) {
                scanner.begin(']');
            } else {
                scanner.hasMore(']');
            }
            taken++;
        }
    }

    private @Nullable String check() throws InvalidJson {
        var scanner = new JsonScanner(text, 0);
        if (scanner.next() == '{') {
            members(scanner);
        } else {
            scanner.value();
        }
        scanner.end();
        if (key == ABSENT || text.charAt(key) != '"') {
            return "Missing api_key";
        }
        if (events == ABSENT || text.charAt(events) != '[') {
            return "Missing or invalid events array";
        }
        return count == 0 ? "Events array is empty" : null;
    }

    private void members(JsonScanner scanner) throws InvalidJson {
        var more = scanner.begin('}');
        while (more) {
            scanner.next();
            var start = scanner.position();
            scanner.name();
            var name = name(start, scanner.nameEnd());
            var first = scanner.next();
            var from = scanner.position();
            if (name.equals("events")) {
                events = from;
                count = first == '[' ? elements(scanner) : other(scanner);
            } else {
                scanner.value();
                key = name.equals("api_key") ? from : key;
            }
            more = scanner.hasMore('}');
        }
    }

    private static int elements(JsonScanner scanner) throws InvalidJson {
        var elements = 0;
        var more = scanner.begin(']');
        while (more) {
            scanner.value();
            elements++;
            more = scanner.hasMore(']');
        }
        return elements;
    }

    private static int other(JsonScanner scanner) throws InvalidJson {
        scanner.value();
        return 0;
    }

    /** The name, if it can be one of ours. */
    private String name(int from, int to) throws InvalidJson {
        return to - from > LONGEST_NAME ? "" : Json.parse(text.substring(from, to)).stringValue();
    }
}
