package io.freshet.runtime.service;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Prints what a service tells as JSON: maps, lists, numbers, truth values, and texts of the rest.
 */
final class InfoJson {

    private InfoJson() {}

    static String print(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(it -> quoted(String.valueOf(it.getKey())) + ":" + print(it.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof Collection<?> list) {
            return list.stream().map(InfoJson::print).collect(Collectors.joining(",", "[", "]"));
        }
        return value instanceof Number || value instanceof Boolean
                ? value.toString()
                : quoted(value.toString());
    }

    private static String quoted(String text) {
        var json = new StringBuilder("\"");
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
