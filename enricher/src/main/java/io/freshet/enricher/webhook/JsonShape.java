package io.freshet.enricher.webhook;

import io.freshet.enricher.webhook.order.MapOrder;
import io.freshet.event.json.Json;
import java.math.BigDecimal;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Changes of shape that several vendors' events need. They copy, and take any JSON. */
final class JsonShape {

    private static final Pattern WORD_BREAK = Pattern.compile("[_-](\\w)");

    private static final int MAX_NUMBER_LENGTH = 1_000;
    private static final int MAX_LONG_DIGITS = 19;

    private JsonShape() {}

    /** The text of a member, or null where there is no such member or it is no text. */
    static @Nullable String text(JsonNode json, String member) {
        var value = json.get(member);
        return json.isObject() && value != null && value.isString() ? value.stringValue() : null;
    }

    /** An object's member, also a null; or null if there is none. */
    static @Nullable JsonNode member(JsonNode json, String member) {
        return json.isObject() ? json.get(member) : null;
    }

    /**
     * Turns seconds into dates and takes the event's type out, on all levels.
     *
     * @param typeMember where the vendor writes the type
     * @param type removed wherever that member has exactly this value; null for nowhere
     * @param times members that are seconds since 1970, as whole numbers or their texts; other
     *     values stay
     */
    static JsonNode clean(
            JsonNode json, String typeMember, @Nullable String type, Set<String> times) {
        if (json instanceof ArrayNode array) {
            return elements(array, element -> clean(element, typeMember, type, times));
        }
        if (!(json instanceof ObjectNode object)) {
            return json;
        }
        var cleaned = JsonNodeFactory.instance.objectNode();
        for (var member : MapOrder.ofMembers(object).properties()) {
            var name = member.getKey();
            var value =
                    times.contains(name)
                            ? time(member.getValue())
                            : clean(member.getValue(), typeMember, type, times);
            boolean isType =
                    name.equals(typeMember) && value.isString() && value.stringValue().equals(type);
            if (!isType) {
                cleaned.set(name, value);
            }
        }
        return cleaned;
    }

    /**
     * Writes the names of members as one word, on all levels: {@code Message-headers} becomes
     * {@code messageHeaders}. Of names that become the same the last value stays.
     */
    static JsonNode camel(JsonNode json) {
        if (json instanceof ArrayNode array) {
            return elements(array, JsonShape::camel);
        }
        if (!(json instanceof ObjectNode object)) {
            return json;
        }
        var camel = JsonNodeFactory.instance.objectNode();
        for (var member : object.properties()) {
            camel.set(camel(member.getKey()), camel(member.getValue()));
        }
        return camel;
    }

    /** One name as {@link #camel(JsonNode)} writes it. */
    static String camel(String name) {
        if (name.isEmpty()) {
            return name;
        }
        var lower = Character.toLowerCase(name.charAt(0)) + name.substring(1);
        return WORD_BREAK
                .matcher(lower)
                .replaceAll(
                        found -> String.valueOf(Character.toUpperCase(found.group(1).charAt(0))));
    }

    /**
     * Members of both, those of the second first; where both have one, objects are merged and else
     * the second's stays.
     */
    static ObjectNode merge(ObjectNode first, ObjectNode second) {
        var merged = JsonNodeFactory.instance.objectNode();
        merged.setAll(second);
        for (var member : first.properties()) {
            var name = member.getKey();
            var other = second.get(name);
            if (other == null) {
                merged.set(name, member.getValue());
            } else if (other instanceof ObjectNode after
                    && member.getValue() instanceof ObjectNode before) {
                merged.set(name, merge(before, after));
            }
        }
        return merged;
    }

    /** A whole number, or its text, that is a {@code long}; else null. {@code 3e2} is whole. */
    static @Nullable Long wholeNumber(JsonNode json) {
        if (!json.isString() && !json.isNumber()) {
            return null;
        }
        var text = json.isString() ? json.stringValue() : Json.print(json);
        if (text.length() > MAX_NUMBER_LENGTH) {
            return null; // Long digits take long to read.
        }
        try {
            return json.isString() ? Long.valueOf(text) : wholeNumber(new BigDecimal(text));
        } catch (NumberFormatException | ArithmeticException noLong) {
            return null;
        }
    }

    private static @Nullable Long wholeNumber(BigDecimal number) {
        if (number.signum() == 0) {
            return 0L;
        }
        // Longer ones are none; writing their digits out could take the memory.
        return (long) number.precision() - number.scale() > MAX_LONG_DIGITS
                ? null
                : number.longValueExact();
    }

    private static JsonNode time(JsonNode seconds) {
        var whole = wholeNumber(seconds);
        return whole == null
                ? seconds
                : JsonNodeFactory.instance.stringNode(EventTime.ofSeconds(whole));
    }

    private static ArrayNode elements(ArrayNode array, UnaryOperator<JsonNode> change) {
        var changed = JsonNodeFactory.instance.arrayNode(array.size());
        array.forEach(element -> changed.add(change.apply(element)));
        return changed;
    }
}
