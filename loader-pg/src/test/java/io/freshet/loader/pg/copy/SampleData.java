package io.freshet.loader.pg.copy;

import io.freshet.loader.pg.TestEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Random data that a schema allows, often at the edge of what it allows. */
final class SampleData {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Random random;
    private final int longest;

    /**
     * Data at random.
     *
     * @param longest most characters of a text without a limit
     */
    SampleData(Random random, int longest) {
        this.random = random;
        this.longest = longest;
    }

    /** An object with all required and most optional properties. */
    ObjectNode object(JsonNode schema) {
        var object = NODES.objectNode();
        var required = new ArrayList<String>();
        schema.path("required").forEach(name -> required.add(name.asString()));
        for (var property : schema.path("properties").properties()) {
            boolean wanted = required.contains(property.getKey()) || random.nextInt(4) > 0;
            if (wanted) {
                object.set(property.getKey(), value(property.getValue()));
            }
        }
        return object;
    }

    private JsonNode value(JsonNode schema) {
        if (schema.path("enum").isArray() && !schema.path("enum").isEmpty()) {
            return schema.path("enum").path(random.nextInt(schema.path("enum").size()));
        }
        var type = type(schema);
        return switch (type) {
            case "string" -> NODES.stringNode(text(schema));
            case "integer" -> integer(schema);
            case "number" -> number(schema);
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            case "array" -> array(schema);
            case "null" -> NODES.nullNode();
            default -> schema.path("properties").isObject() ? object(schema) : free(schema);
        };
    }

    private String type(JsonNode schema) {
        var types = new ArrayList<String>();
        if (schema.path("type").isString()) {
            types.add(schema.path("type").stringValue());
        }
        for (var one : schema.path("type")) {
            types.add(one.asString());
        }
        if (types.isEmpty()) {
            types.addAll(
                    schema.has("properties")
                            ? List.of("object")
                            : List.of("string", "integer", "object", "array", "boolean"));
        }
        return types.get(random.nextInt(types.size()));
    }

    private String text(JsonNode schema) {
        return switch (schema.path("format").asString("")) {
            case "date-time" -> instant();
            case "date" -> "20%02d-%02d-%02d".formatted(1 + random.nextInt(70), month(), month());
            case "uuid" -> new UUID(random.nextLong(), random.nextLong()).toString();
            case "uri" -> "https://example.com/" + random.nextInt(100);
            case "ipv4" -> "192.0.2." + random.nextInt(250);
            case "ipv6" -> "2001:db8::" + random.nextInt(1, 100);
            case "email", "hostname" -> "a@b.example".substring(format(schema));
            default -> characters(schema);
        };
    }

    private static int format(JsonNode schema) {
        return schema.path("format").asString().equals("email") ? 0 : 2;
    }

    private String instant() {
        var zone = List.of("Z", "+02:00", "-11:30").get(random.nextInt(3));
        var fraction = List.of("", ".5", ".123", ".123456").get(random.nextInt(4));
        return "20%02d-%02d-%02dT%02d:%02d:59%s%s"
                .formatted(
                        1 + random.nextInt(70), month(), month(), month(), month(), fraction, zone);
    }

    private int month() {
        return 1 + random.nextInt(12);
    }

    private String characters(JsonNode schema) {
        int min = Math.min(schema.path("minLength").asInt(0), longest);
        int max = Math.min(schema.path("maxLength").asInt(longest), longest);
        int length =
                random.nextInt(3) == 0 ? max : min + random.nextInt(Math.min(12, max - min + 1));
        var text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            int c = random.nextInt(40);
            text.appendCodePoint(c < 26 ? 'a' + c : " \\\t\n\"'é€😀,{}[]:".codePointAt(index(c)));
        }
        return text.toString();
    }

    private static int index(int c) {
        int at = c - 26;
        return at >= 9 ? at + 1 : at; // both halves of a pair belong together
    }

    private JsonNode integer(JsonNode schema) {
        long min = schema.path("minimum").asLong(Long.MIN_VALUE);
        long max = schema.path("maximum").asLong(Long.MAX_VALUE);
        var edges = List.of(min, max, 0L, 7L, -3_000_000_000L, (1L << 53) + 1, 2_147_483_648L);
        for (int tries = 0; tries < 20; tries++) {
            long one = edges.get(random.nextInt(edges.size()));
            if (one >= min && one <= max) {
                return NODES.numberNode(one);
            }
        }
        return NODES.numberNode(min);
    }

    private JsonNode number(JsonNode schema) {
        var text = List.of("0.1", "1", "-2.5", "1e10", "12345678.25", "3").get(random.nextInt(6));
        var number = TestEvents.json(text);
        boolean fits =
                number.decimalValue()
                                        .compareTo(
                                                schema.path("maximum")
                                                        .asDecimal(number.decimalValue()))
                                <= 0
                        && number.decimalValue()
                                        .compareTo(
                                                schema.path("minimum")
                                                        .asDecimal(number.decimalValue()))
                                >= 0
                        && !schema.has("multipleOf");
        return fits ? number : NODES.numberNode(schema.path("minimum").asInt(0));
    }

    private JsonNode array(JsonNode schema) {
        var array = NODES.arrayNode();
        int size = Math.max(schema.path("minItems").asInt(0), random.nextInt(4));
        for (int i = 0; i < Math.min(size, schema.path("maxItems").asInt(size)); i++) {
            array.add(value(schema.path("items")));
        }
        return array;
    }

    private JsonNode free(JsonNode schema) {
        var object = NODES.objectNode();
        if (!schema.path("additionalProperties").isBoolean()
                || schema.path("additionalProperties").booleanValue()) {
            var value = schema.path("additionalProperties");
            object.set("k", value.isObject() ? value(value) : NODES.numberNode(random.nextInt()));
        }
        return object;
    }
}
