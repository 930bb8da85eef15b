package io.freshet.iglu.equivalence;

import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.event.json.NumberText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Data made from a schema: what fits it, and the same with one thing changed in each place of it.
 * Each datum is right but for one thing, so that this thing decides.
 */
public final class Instances {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final int DEEPEST = 7;
    private static final int LONGEST_TEXT = 100_000;
    private static final String EXTRA = "zzExtra";

    private static final List<JsonNode> OF_EVERY_TYPE =
            Stream.of(
                            "null",
                            "true",
                            "0",
                            "1",
                            "-1",
                            "1.0",
                            "1.5",
                            "1e2",
                            "-0",
                            "\"1\"",
                            "\"\"",
                            "[]",
                            "[null]",
                            "[1]",
                            "[\"a\"]",
                            "[[]]",
                            "[{}]",
                            "{}",
                            "{\"a\":1}",
                            "2147483648",
                            "9223372036854775808",
                            "1e400",
                            "\"true\"")
                    .map(Instances::json)
                    .toList();

    private final FlatSchema flat;
    private final Samples samples;

    private Instances(JsonNode schema) {
        flat = new FlatSchema(schema);
        samples = new Samples(flat);
    }

    /**
     * One datum.
     *
     * @param pointer where it was changed
     * @param data the whole datum
     */
    public record Instance(String pointer, JsonNode data) {}

    /** All data for a schema, each once. */
    public static List<Instance> of(JsonNode schema) {
        var all = new Instances(schema).variants(schema, "", 0);
        Map<String, Instance> distinct = new LinkedHashMap<>();
        all.forEach(one -> distinct.putIfAbsent(Json.print(one.data()), one));
        return List.copyOf(distinct.values());
    }

    private List<Instance> variants(JsonNode schema, String at, int depth) {
        var variants = new ArrayList<Instance>();
        samples.full(schema).ifPresent(data -> variants.add(new Instance(at, data)));
        samples.least(schema).ifPresent(data -> variants.add(new Instance(at, data)));
        OF_EVERY_TYPE.forEach(data -> variants.add(new Instance(at, data)));
        if (depth < DEEPEST) {
            addUnions(schema, at, variants);
            for (var branch : flat.branches(schema)) {
                addEnum(branch, at, variants);
                if (hasType(branch, "string")) {
                    addTexts(branch, at, variants);
                }
                if (hasType(branch, "number") || hasType(branch, "integer")) {
                    addNumbers(branch, at, variants);
                }
                if (hasType(branch, "object")) {
                    addObjects(branch, at, depth, variants);
                }
                if (hasType(branch, "array")) {
                    addArrays(branch, at, depth, variants);
                }
                // a branch may lead to further branches
                if (!flat.branches(branch).equals(List.of(branch))) {
                    variants.addAll(variants(branch, at, depth + 2));
                }
            }
        }
        return variants;
    }

    /** What fits two branches of a schema at once, which {@code oneOf} refuses. */
    private void addUnions(JsonNode schema, String at, List<Instance> variants) {
        var objects =
                flat.branches(schema).stream()
                        .flatMap(branch -> samples.full(branch).stream())
                        .filter(JsonNode::isObject)
                        .toList();
        for (var one : objects) {
            for (var other : objects) {
                var union = ((ObjectNode) one).deepCopy();
                other.properties().forEach(member -> union.set(member.getKey(), member.getValue()));
                variants.add(new Instance(at, union));
            }
        }
    }

    private static void addEnum(JsonNode schema, String at, List<Instance> variants) {
        for (var value : schema.path("enum")) {
            variants.add(new Instance(at, value));
            if (value.isString()) {
                var text = value.stringValue();
                TextSamples.near(text).forEach(near -> addText(near, at, variants));
            }
        }
    }

    private void addTexts(JsonNode schema, String at, List<Instance> variants) {
        var fitting = samples.full(schema).filter(JsonNode::isString).map(JsonNode::stringValue);
        if (schema.has("pattern") || schema.has("format")) {
            TextSamples.all().forEach(text -> addText(text, at, variants));
            fitting.ifPresent(
                    text -> TextSamples.near(text).forEach(near -> addText(near, at, variants)));
        } else {
            // a rule that only the other schema has is met by the data made from that one
            List.of("a", "Some text: é 😀").forEach(text -> addText(text, at, variants));
        }
        for (var limit : List.of("minLength", "maxLength")) {
            var length = schema.path(limit).asInt(-1);
            for (var l = Math.max(0, length - 1); length >= 0 && l <= length + 1; l++) {
                if (l <= LONGEST_TEXT) {
                    addText(TextSamples.ofLength(fitting.orElse("a"), l), at, variants);
                    addText("é".repeat(l), at, variants);
                }
            }
        }
    }

    private static void addText(String text, String at, List<Instance> variants) {
        variants.add(new Instance(at, NODES.stringNode(text)));
    }

    private static void addNumbers(JsonNode schema, String at, List<Instance> variants) {
        for (var limit : List.of("minimum", "maximum", "multipleOf")) {
            var bound = schema.path(limit);
            if (bound.isNumber()) {
                for (var step : List.of("-1", "-0.5", "-0.001", "0", "0.001", "0.5", "1")) {
                    var near = bound.decimalValue().add(new BigDecimal(step));
                    variants.add(new Instance(at, NumberText.node(near.toPlainString())));
                }
                var plain = bound.decimalValue().stripTrailingZeros().toPlainString();
                variants.add(new Instance(at, NumberText.node(plain)));
                var next = bound.decimalValue().add(BigDecimal.ONE).toBigInteger().toString();
                variants.add(new Instance(at, NumberText.node(next)));
                var last = bound.decimalValue().subtract(BigDecimal.ONE).toBigInteger().toString();
                variants.add(new Instance(at, NumberText.node(last)));
            }
        }
    }

    private void addObjects(JsonNode schema, String at, int depth, List<Instance> variants) {
        for (var base : bases(schema)) {
            for (var name : FlatSchema.names(schema)) {
                variants.add(new Instance(at + "/" + name, without(base, name)));
                var other = name.toUpperCase(Locale.ROOT);
                if (base.has(name) && !other.equals(name)) {
                    variants.add(
                            new Instance(
                                    at + "/" + name,
                                    with(without(base, name), other, base.get(name))));
                }
            }
            var extras = Math.max(1, schema.path("maxProperties").asInt(0) + 1 - base.size());
            var extended = base.deepCopy();
            for (var i = 0; i < Math.min(extras, 50); i++) {
                extended.put(EXTRA + i, 1);
                variants.add(new Instance(at + "/" + EXTRA, extended.deepCopy()));
            }
            for (var key : List.of("a b", "a.b", "1", "A", "snake_case", "$a", "")) {
                variants.add(new Instance(at + "/" + key, with(base, key, NODES.stringNode("x"))));
            }
        }
        var base = bases(schema).get(bases(schema).size() - 1);
        for (var name : FlatSchema.names(schema)) {
            addMember(base, name, Samples.property(schema, name), at, depth, variants);
        }
        for (var pattern : schema.path("patternProperties").properties()) {
            var regex = Pattern.compile(pattern.getKey());
            TextSamples.all()
                    .filter(key -> regex.matcher(key).find())
                    .findFirst()
                    .ifPresent(
                            key -> addMember(base, key, pattern.getValue(), at, depth, variants));
        }
        var open = schema.path("additionalProperties");
        if (open.isObject()) {
            addMember(base, EXTRA, open, at, depth, variants);
        }
    }

    private void addMember(
            ObjectNode base,
            String key,
            JsonNode schema,
            String at,
            int depth,
            List<Instance> variants) {
        for (var variant : variants(schema, at + "/" + key, depth + 1)) {
            variants.add(new Instance(variant.pointer(), with(base, key, variant.data())));
        }
    }

    private List<ObjectNode> bases(JsonNode schema) {
        var bases =
                Stream.of(samples.full(schema), samples.least(schema))
                        .flatMap(Optional::stream)
                        .filter(JsonNode::isObject)
                        .map(ObjectNode.class::cast)
                        .toList();
        return bases.isEmpty() ? List.of(NODES.objectNode()) : bases;
    }

    private void addArrays(JsonNode schema, String at, int depth, List<Instance> variants) {
        var items = schema.path("items");
        if (items.isArray()) {
            var tuple = samples.full(schema).filter(JsonNode::isArray).orElse(NODES.arrayNode());
            for (var i = 0; i < items.size(); i++) {
                for (var variant : variants(items.get(i), at + "/" + i, depth + 1)) {
                    if (i < tuple.size()) {
                        var changed = ((ArrayNode) tuple).deepCopy().set(i, variant.data());
                        variants.add(new Instance(variant.pointer(), changed));
                    }
                }
            }
            var longer = ((ArrayNode) tuple).deepCopy().add("extra");
            variants.add(new Instance(at, longer));
            return;
        }
        var item = samples.full(items.isObject() ? items : NODES.objectNode());
        var bounds =
                Stream.of("minItems", "maxItems")
                        .mapToInt(name -> schema.path(name).asInt(1))
                        .toArray();
        for (var bound : bounds) {
            for (var size = Math.max(0, bound - 1); size <= Math.min(bound + 1, 2_000); size++) {
                var array = NODES.arrayNode();
                for (var i = 0; i < size; i++) {
                    array.add(item.orElse(NODES.nullNode()));
                }
                variants.add(new Instance(at, array));
            }
        }
        if (items.isObject()) {
            for (var variant : variants(items, at + "/0", depth + 1)) {
                variants.add(
                        new Instance(variant.pointer(), NODES.arrayNode().add(variant.data())));
            }
            item.ifPresent(
                    good ->
                            OF_EVERY_TYPE.forEach(
                                    bad ->
                                            variants.add(
                                                    new Instance(
                                                            at + "/1",
                                                            NODES.arrayNode()
                                                                    .add(good)
                                                                    .add(bad)))));
        }
    }

    private static boolean hasType(JsonNode schema, String type) {
        return FlatSchema.types(schema).contains(type);
    }

    private static ObjectNode without(ObjectNode object, String name) {
        var copy = object.deepCopy();
        copy.remove(name);
        return copy;
    }

    private static ObjectNode with(ObjectNode object, String name, JsonNode value) {
        var copy = object.deepCopy();
        copy.set(name, value);
        return copy;
    }

    private static JsonNode json(String text) {
        try {
            return Json.parse(text);
        } catch (InvalidJson e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
