package io.freshet.iglu.equivalence;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.event.json.NumberText;
import io.freshet.iglu.validation.SchemaValidator;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Finds data that fits a schema or one of its parts. */
final class Samples {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 8;
    private static final SchemaKey KEY = SchemaKey.of("iglu:test/sample/jsonschema/1-0-0");

    private final FlatSchema flat;
    private final SchemaValidator validator = new SchemaValidator(40, 2);
    private final Map<JsonNode, Optional<JsonNode>> full = new IdentityHashMap<>();
    private final Map<JsonNode, Optional<JsonNode>> least = new IdentityHashMap<>();

    Samples(FlatSchema flat) {
        this.flat = flat;
    }

    /** Data with as many optional parts as can be. */
    Optional<JsonNode> full(JsonNode schema) {
        return of(schema, true, 0);
    }

    /** Data with no optional part. */
    Optional<JsonNode> least(JsonNode schema) {
        return of(schema, false, 0);
    }

    boolean fits(JsonNode schema, JsonNode data) {
        return validator.validate(KEY, flat.standalone(schema), data).isValid();
    }

    private Optional<JsonNode> of(JsonNode schema, boolean isFull, int depth) {
        if (depth > DEEPEST) {
            return Optional.empty();
        }
        var known = isFull ? full : least;
        var found = known.get(schema);
        if (found == null) {
            var whole = flat.resolved(schema);
            found =
                    flat.branches(schema).stream()
                            .flatMap(branch -> candidates(branch, isFull, depth))
                            .filter(data -> fits(whole, data))
                            .findFirst();
            known.put(schema, found);
        }
        return found;
    }

    private Stream<JsonNode> candidates(JsonNode schema, boolean isFull, int depth) {
        return schema.has("enum")
                ? schema.get("enum").valueStream()
                : FlatSchema.types(schema).stream()
                        .flatMap(type -> ofType(schema, type, isFull, depth));
    }

    private Stream<JsonNode> ofType(JsonNode schema, String type, boolean isFull, int depth) {
        return switch (type) {
            case "object" -> Stream.of(object(schema, isFull, depth));
            case "array" -> arrays(schema, isFull, depth);
            case "string" -> texts(schema).map(NODES::stringNode);
            case "integer", "number" -> numbers(schema, type);
            case "boolean" -> Stream.of(NODES.booleanNode(true));
            default -> Stream.of(NODES.nullNode());
        };
    }

    private static Stream<String> texts(JsonNode schema) {
        return Stream.concat(
                TextSamples.all(),
                TextSamples.all()
                        .map(
                                text ->
                                        TextSamples.ofLength(
                                                text, schema.path("minLength").asInt(1))));
    }

    private static Stream<JsonNode> numbers(JsonNode schema, String type) {
        var texts = new ArrayList<>(List.of("1", "0", "10", "100", "-1"));
        texts.add(schema.path("minimum").asString("2"));
        texts.add(schema.path("maximum").asString("2"));
        if (type.equals("number")) {
            texts.addAll(List.of("0.5", "12.34"));
        }
        return texts.stream().map(NumberText::node);
    }

    private Stream<JsonNode> arrays(JsonNode schema, boolean isFull, int depth) {
        var array = NODES.arrayNode();
        var items = schema.path("items");
        if (items.isArray()) {
            items.forEach(item -> of(item, isFull, depth + 1).ifPresent(array::add));
        } else {
            var count = Math.max(isFull ? 1 : 0, schema.path("minItems").asInt(0));
            of(items.isObject() ? items : NODES.objectNode(), isFull, depth + 1)
                    .ifPresent(item -> array.addAll(java.util.Collections.nCopies(count, item)));
        }
        return Stream.of(array, NODES.arrayNode());
    }

    /** The required keys, then each optional one with which the object still fits. */
    private JsonNode object(JsonNode schema, boolean isFull, int depth) {
        var object = NODES.objectNode();
        FlatSchema.required(schema)
                .forEach(name -> put(object, name, property(schema, name), isFull, depth));
        if (!isFull) {
            return object;
        }
        var fitsBefore = fits(schema, object);
        for (var name : FlatSchema.names(schema)) {
            if (!object.has(name)) {
                put(object, name, property(schema, name), true, depth);
                if (fitsBefore && !fits(schema, object)) {
                    object.remove(name);
                }
            }
        }
        return object;
    }

    private void put(ObjectNode object, String name, JsonNode schema, boolean isFull, int depth) {
        of(schema, isFull, depth + 1).ifPresent(data -> object.set(name, data));
    }

    static JsonNode property(JsonNode schema, String name) {
        var own = schema.path("properties").path(name);
        return own.isObject() ? own : NODES.objectNode();
    }
}
