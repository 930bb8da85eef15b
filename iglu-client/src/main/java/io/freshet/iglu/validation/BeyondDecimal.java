package io.freshet.iglu.validation;

import io.freshet.event.json.NumberText;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.StringNode;

/**
 * Numbers whose exponent no decimal holds. Snowplow: validation takes {@code 1e99999999999} for the
 * text "1e99999999999".
 */
final class BeyondDecimal {

    private BeyondDecimal() {}

    static boolean is(JsonNode json) {
        return json instanceof NumberText number
                && hasExponent(number.text())
                && DecimalText.of(number).isEmpty();
    }

    /** A copy in which such numbers are texts. */
    static JsonNode asText(JsonNode json) {
        if (json.isObject()) {
            var copy = JsonNodeFactory.instance.objectNode();
            json.properties()
                    .forEach(member -> copy.set(member.getKey(), asText(member.getValue())));
            return copy;
        }
        if (json.isArray()) {
            var copy = JsonNodeFactory.instance.arrayNode();
            json.forEach(item -> copy.add(asText(item)));
            return copy;
        }
        return is(json) ? StringNode.valueOf(json.asString()) : json;
    }

    private static boolean hasExponent(String text) {
        return text.indexOf('e') >= 0 || text.indexOf('E') >= 0;
    }
}
