package io.freshet.cli.config;

import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.config.Loaded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A JSON Schema out of what a component asks of its configuration while it reads the reference
 * file, in which every section stands.
 */
final class ConfigSchema {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String ONE_OF = "one of ";

    /** A key, a section, or a list of sections; some keys may be either. */
    private static final class Node {
        private final Map<String, Node> children = new TreeMap<>();
        private @Nullable Node element;
        private @Nullable String kind;
    }

    private ConfigSchema() {}

    /** The schema as indented JSON. */
    static String of(ConfiguredComponent component) {
        var root = new Node();
        for (var key : component.load(reference(component)).keys()) {
            place(root, key);
        }
        var schema = new TreeMap<String, Object>(section(root));
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Freshet " + component.component());
        return JSON.writeValueAsString(schema) + System.lineSeparator();
    }

    private static ConfigSource reference(ConfiguredComponent component) {
        var name = component.component() + ".reference.hocon";
        try (var file = ConfigSchema.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("no resource " + name);
            }
            var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return ConfigSource.text(component.component(), name, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void place(Node root, Loaded.Key key) {
        var node = root;
        for (var part : key.path().split("\\.")) {
            var index = part.indexOf('[');
            node =
                    node.children.computeIfAbsent(
                            index < 0 ? part : part.substring(0, index), name -> new Node());
            if (index >= 0) {
                if (node.element == null) {
                    node.element = new Node();
                }
                node = node.element;
            }
        }
        node.kind = key.kind();
    }

    private static Map<String, Object> schema(Node node) {
        var forms = new ArrayList<Map<String, Object>>();
        if (node.kind != null) {
            forms.add(value(node.kind));
        }
        if (node.element != null) {
            forms.add(Map.of("type", "array", "items", schema(node.element)));
        }
        if (!node.children.isEmpty()) {
            forms.add(section(node));
        }
        return forms.size() == 1 ? forms.get(0) : Map.of("anyOf", forms);
    }

    private static Map<String, Object> section(Node node) {
        var properties = new TreeMap<String, Object>();
        node.children.forEach((name, child) -> properties.put(name, schema(child)));
        return new TreeMap<>(
                Map.of("type", "object", "properties", properties, "additionalProperties", false));
    }

    /** What the reader's words for a kind of value mean in JSON; null stands for the default. */
    private static Map<String, Object> value(String kind) {
        var schema = new TreeMap<String, Object>();
        schema.put("description", "must be " + kind);
        if (kind.startsWith(ONE_OF)) {
            var names = new ArrayList<@Nullable Object>();
            names.addAll(Arrays.asList(kind.substring(ONE_OF.length()).split(", ")));
            names.add(null);
            schema.put("enum", names);
        } else {
            schema.put("type", types(kind));
        }
        return schema;
    }

    private static List<String> types(String kind) {
        return switch (kind) {
            case "a whole number" -> List.of("integer", "null");
            case "a number" -> List.of("number", "null");
            case "true or false" -> List.of("boolean", "null");
            case "a list of texts" -> List.of("array", "null");
            case Loaded.Key.ANY_KEYS -> List.of("object", "null");
            default -> List.of("string", "number", "boolean", "null");
        };
    }
}
