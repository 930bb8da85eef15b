package io.freshet.iglu.equivalence;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Views of a schema as plain objects: local references followed, branches merged in. */
record FlatSchema(JsonNode root) {

    private static final int MOST_STEPS = 20;

    /** The schema that a local {@code $ref} leads to; any other schema as it is. */
    JsonNode resolved(JsonNode schema) {
        var current = schema;
        for (var i = 0; i < MOST_STEPS && current.path("$ref").isString(); i++) {
            var reference = current.get("$ref").stringValue();
            current = reference.startsWith("#") ? root.at(reference.substring(1)) : emptyObject();
        }
        return current.isObject() ? current : emptyObject();
    }

    /** The schema once for each branch of its combinators, the branch merged in; itself if none. */
    List<JsonNode> branches(JsonNode schema) {
        var plain = resolved(schema);
        var found = new ArrayList<JsonNode>();
        for (var combinator : List.of("oneOf", "anyOf", "allOf")) {
            for (var branch : plain.path(combinator)) {
                found.add(merged(without(plain, combinator), resolved(branch)));
            }
        }
        return found.isEmpty() ? List.of(plain) : found;
    }

    /** The schema as one that can stand alone: with the root's definitions. */
    JsonNode standalone(JsonNode schema) {
        if (schema == root || !root.has("definitions")) {
            return schema;
        }
        var copy = ((ObjectNode) schema).deepCopy();
        copy.set("definitions", root.get("definitions"));
        return copy;
    }

    /** The types that a schema allows; all where it says none. */
    static List<String> types(JsonNode schema) {
        var type = schema.path("type");
        if (type.isString()) {
            return List.of(type.stringValue());
        }
        if (type.isArray()) {
            return type.valueStream().map(JsonNode::asString).toList();
        }
        if (schema.has("properties") || schema.has("required")) {
            return List.of("object");
        }
        return schema.has("items")
                ? List.of("array")
                : List.of("string", "number", "boolean", "null", "object", "array");
    }

    /** The names under {@code properties}, and those that are required without being there. */
    static List<String> names(JsonNode schema) {
        return Stream.concat(schema.path("properties").propertyNames().stream(), required(schema))
                .distinct()
                .toList();
    }

    static Stream<String> required(JsonNode schema) {
        return schema.path("required").valueStream().map(JsonNode::asString);
    }

    private static JsonNode without(JsonNode schema, String keyword) {
        var copy = ((ObjectNode) schema).deepCopy();
        copy.remove(keyword);
        return copy;
    }

    private static JsonNode merged(JsonNode base, JsonNode branch) {
        var merged = ((ObjectNode) base).deepCopy();
        for (var member : branch.properties()) {
            var name = member.getKey();
            if (name.equals("properties") && merged.path(name).isObject()) {
                var all = ((ObjectNode) merged.get(name)).deepCopy();
                member.getValue().properties().forEach(p -> all.set(p.getKey(), p.getValue()));
                merged.set(name, all);
            } else if (name.equals("required") && merged.path(name).isArray()) {
                var all = merged.withArray(name);
                member.getValue().forEach(all::add);
            } else if (!name.equals("additionalProperties") || !merged.has(name)) {
                merged.set(name, member.getValue());
            }
        }
        return merged;
    }

    private static JsonNode emptyObject() {
        return JsonNodeFactory.instance.objectNode();
    }
}
