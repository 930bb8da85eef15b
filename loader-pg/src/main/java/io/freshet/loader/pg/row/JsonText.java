package io.freshet.loader.pg.row;

import io.freshet.event.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * JSON that Postgres takes as jsonb: without U+0000, which it cannot store, and without halves of
 * surrogate pairs, which are no characters.
 */
public final class JsonText {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private JsonText() {}

    /** The JSON, compact. */
    public static String print(JsonNode json) {
        var text = Json.print(json);
        return isSurelyStorable(text) ? text : Json.print(storable(json));
    }

    private static boolean isSurelyStorable(String text) {
        // U+0000 is always printed as an escape, half a surrogate pair as a question mark
        return !text.contains("\\u0000") && text.indexOf('?') < 0;
    }

    private static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair =
                        Character.isHighSurrogate(c)
                                && i + 1 < text.length()
                                && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }

    private static JsonNode storable(JsonNode json) {
        if (json.isString()) {
            return NODES.stringNode(storable(json.stringValue()));
        }
        if (json.isArray()) {
            var array = NODES.arrayNode();
            json.forEach(element -> array.add(storable(element)));
            return array;
        }
        if (json.isObject()) {
            var object = NODES.objectNode();
            json.properties()
                    .forEach(p -> object.set(storable(p.getKey()), storable(p.getValue())));
            return object;
        }
        return json;
    }

    /** The text as Postgres takes it: without U+0000, halves of surrogate pairs as U+FFFD. */
    public static String storable(String text) {
        if (text.indexOf(0) < 0 && isWellFormed(text)) {
            return text;
        }
        var result = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c != 0)
                .map(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .forEach(result::appendCodePoint);
        return result.toString();
    }
}
