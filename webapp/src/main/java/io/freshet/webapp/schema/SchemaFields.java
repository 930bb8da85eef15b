package io.freshet.webapp.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The fields of a schema as lines of a table, for people who would rather not read the schema. */
final class SchemaFields {

    private static final int DEEPEST = 12;

    /** What is said of a field beside its type, in words with the value behind them. */
    private static final Map<String, String> WORDS =
            Map.ofEntries(
                    Map.entry("minLength", "at least %s characters"),
                    Map.entry("maxLength", "at most %s characters"),
                    Map.entry("minimum", "%s or more"),
                    Map.entry("maximum", "%s or less"),
                    Map.entry("minItems", "at least %s items"),
                    Map.entry("maxItems", "at most %s items"),
                    Map.entry("pattern", "matches %s"),
                    Map.entry("format", "%s"),
                    Map.entry("multipleOf", "a multiple of %s"));

    private final ArrayNode lines = JsonNodeFactory.instance.arrayNode();

    private SchemaFields() {}

    /** {@code [{"path","type","required","constraints","description"}]}, outer fields first. */
    static ArrayNode of(JsonNode schema) {
        var fields = new SchemaFields();
        fields.properties("", schema, 0);
        return fields.lines;
    }

    private void properties(String path, JsonNode schema, int depth) {
        if (depth > DEEPEST) {
            return;
        }
        var required = texts(schema.path("required"));
        schema.path("properties")
                .properties()
                .forEach(
                        field ->
                                field(
                                        path.isEmpty()
                                                ? field.getKey()
                                                : path + "." + field.getKey(),
                                        field.getValue(),
                                        required.contains(field.getKey()),
                                        depth));
        if (schema.path("items").isObject()) {
            properties(path + "[]", schema.path("items"), depth + 1);
        }
    }

    private void field(String path, JsonNode field, boolean required, int depth) {
        var line = lines.addObject().put("path", path);
        var type = type(field);
        if (!type.isEmpty()) {
            line.put("type", type);
        }
        line.put("required", required);
        var constraints = constraints(field);
        if (!constraints.isEmpty()) {
            line.put("constraints", constraints);
        }
        if (field.path("description").isString()) {
            line.put("description", field.path("description").asString());
        }
        properties(path, field, depth + 1);
    }

    private static String type(JsonNode field) {
        var type = field.path("type");
        var text = type.isArray() ? String.join(", ", texts(type)) : type.asString("");
        var items = field.path("items").path("type");
        return items.isMissingNode() ? text : text + " of " + type(field.path("items"));
    }

    private static String constraints(JsonNode field) {
        var parts = new ArrayList<String>();
        if (field.path("enum").isArray()) {
            parts.add("one of " + String.join(", ", texts(field.path("enum"))));
        }
        WORDS.keySet().stream()
                .sorted()
                .filter(field::has)
                .map(key -> String.format(WORDS.get(key), text(field.path(key))))
                .forEach(parts::add);
        if (field.path("additionalProperties").isBoolean()
                && !field.path("additionalProperties").asBoolean()) {
            parts.add("no other fields");
        }
        return String.join("; ", parts);
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(SchemaFields::text)
                .collect(Collectors.toList());
    }

    private static String text(JsonNode value) {
        return value.isString() ? value.asString() : value.toString();
    }
}
