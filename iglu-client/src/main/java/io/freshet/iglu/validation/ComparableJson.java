package io.freshet.iglu.validation;

import io.freshet.event.json.Json;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * JSON as a text that is equal exactly where the reference's validator takes two values for equal.
 * Texts, because a hash set of them withstands values that were chosen to collide.
 */
final class ComparableJson {

    private ComparableJson() {}

    /** For a value as such: numbers are equal by value, 1 and 1.0 and 1e0. */
    static String ofValue(JsonNode json) {
        return json.isNumber() ? decimal(json) : of(json);
    }

    /** For a part of a value: whole numbers never equal numbers with a fraction or exponent. */
    static String of(JsonNode json) {
        var text = new StringBuilder();
        append(json, text);
        return text.toString();
    }

    private static void append(JsonNode json, StringBuilder text) {
        if (json.isObject()) {
            text.append('{');
            var sorted = new TreeMap<String, JsonNode>();
            json.properties().forEach(member -> sorted.put(member.getKey(), member.getValue()));
            sorted.forEach(
                    (key, value) -> {
                        text.append(Json.print(StringNode.valueOf(key))).append(':');
                        append(value, text);
                        text.append(',');
                    });
            text.append('}');
        } else if (json.isArray()) {
            text.append('[');
            json.forEach(
                    item -> {
                        append(item, text);
                        text.append(',');
                    });
            text.append(']');
        } else if (json.isNumber()) {
            text.append(json.isIntegralNumber() ? json.asString() : fraction(json));
        } else {
            text.append(Json.print(json));
        }
    }

    private static String fraction(JsonNode json) {
        return json.asString().equals("-0") ? "-0" : decimal(json);
    }

    private static String decimal(JsonNode json) {
        return DecimalText.of(json)
                .map(value -> "d" + value.stripTrailingZeros())
                .orElseGet(json::asString);
    }
}
