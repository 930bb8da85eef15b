package io.freshet.enricher.enrichment.referer;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** YAML as a tree of objects, lists and texts: no other types, no tags that make classes. */
final class YamlTree {

    private static final int MAX_DEPTH = 8;
    private static final int MAX_CODE_POINTS = 32 << 20;

    private YamlTree() {}

    /**
     * Reads one document.
     *
     * @throws IOException when it is none; says where
     */
    static JsonNode parse(String text) throws IOException {
        var loading = new LoaderOptions();
        loading.setCodePointLimit(MAX_CODE_POINTS);
        var dumping = new DumperOptions();
        var yaml =
                new Yaml(
                        new SafeConstructor(loading),
                        new Representer(dumping),
                        dumping,
                        loading,
                        new TextsOnly());
        try {
            return tree(yaml.load(text), MAX_DEPTH);
        } catch (YAMLException e) {
            throw new IOException("it is neither JSON nor YAML: " + e.getMessage(), e);
        }
    }

    private static JsonNode tree(Object value, int depth) throws IOException {
        var nodes = JsonNodeFactory.instance;
        if (depth == 0) {
            throw new IOException("it has more than " + MAX_DEPTH + " levels");
        }
        if (value instanceof Map<?, ?> map) {
            var object = nodes.objectNode();
            for (var entry : map.entrySet()) {
                object.set(String.valueOf(entry.getKey()), tree(entry.getValue(), depth - 1));
            }
            return object;
        }
        if (value instanceof List<?> list) {
            var array = nodes.arrayNode();
            for (var element : list) {
                array.add(tree(element, depth - 1));
            }
            return array;
        }
        return nodes.stringNode(String.valueOf(value));
    }

    /** A source named {@code No} is no flag, and {@code 163} no number. */
    private static final class TextsOnly extends Resolver {

        @Override
        protected void addImplicitResolvers() {}
    }
}
