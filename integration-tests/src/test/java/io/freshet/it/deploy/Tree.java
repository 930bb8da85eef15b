package io.freshet.it.deploy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/**
 * One node of a YAML document; what is absent is a node too, so that paths can be followed blindly.
 *
 * @param value a map, list, text, number, truth value, or null
 */
record Tree(@Nullable Object value) {

    /** Follows keys; a key with dots in it is one key. */
    Tree at(String... keys) {
        var node = this;
        for (var key : keys) {
            node = new Tree(node.value instanceof Map<?, ?> map ? map.get(key) : null);
        }
        return node;
    }

    boolean isAbsent() {
        return value == null;
    }

    /** The value as text, empty where absent. */
    String text() {
        return value == null ? "" : value.toString();
    }

    /** The elements of a list, none where absent. */
    List<Tree> list() {
        return value instanceof List<?> list ? list.stream().map(Tree::new).toList() : List.of();
    }

    /** The elements of a list of texts. */
    List<String> texts() {
        return list().stream().map(Tree::text).toList();
    }

    /** The entries of a map in their order, none where absent. */
    Map<String, Tree> map() {
        var entries = new LinkedHashMap<String, Tree>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, entry) -> entries.put(String.valueOf(key), new Tree(entry)));
        }
        return entries;
    }

    /** The node as a YAML document. */
    String yaml() {
        return new Yaml().dump(value);
    }
}
