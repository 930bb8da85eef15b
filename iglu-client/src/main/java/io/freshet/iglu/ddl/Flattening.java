package io.freshet.iglu.ddl;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * One schema version as a flat list of properties. Objects with {@code properties} are dissolved;
 * everything else, arrays and {@code oneOf} too, is one property.
 */
final class Flattening {

    /**
     * A property that gets a column.
     *
     * @param name column name before cutting: the path in snake case, joined with dots
     * @param type its column type
     * @param nullable whether this version allows it to be absent or null
     * @param path property names, outermost first
     */
    record Leaf(String name, SqlType type, boolean nullable, List<String> path) {

        /** A property that bears its column's name as it is comes before one that is rewritten. */
        private boolean isRenamed() {
            return !name.equals(String.join(".", path));
        }
    }

    private static final Comparator<Leaf> COLUMN_ORDER =
            Comparator.comparing(Leaf::nullable)
                    .thenComparing(Leaf::name)
                    .thenComparing(Leaf::isRenamed)
                    .thenComparing(leaf -> SchemaColumn.pointer(leaf.path()));

    private final List<Leaf> leaves = new ArrayList<>();

    private Flattening() {}

    /** The schema's properties in column order: required ones by name, then the others by name. */
    static List<Leaf> of(JsonNode schema) {
        var flattening = new Flattening();
        flattening.dissolve(schema, List.of(), true);
        flattening.leaves.sort(COLUMN_ORDER);
        return List.copyOf(flattening.leaves);
    }

    private void dissolve(JsonNode schema, List<String> path, boolean required) {
        var names = required(schema);
        for (var property : schema.path("properties").properties()) {
            var deeper = new ArrayList<>(path);
            deeper.add(property.getKey());
            visit(property.getValue(), deeper, required && names.contains(property.getKey()));
        }
    }

    private void visit(JsonNode schema, List<String> path, boolean required) {
        if (isDissolved(schema)) {
            dissolve(schema, path, required && !allowsNull(schema));
            return;
        }
        var name = SqlName.ofPath(path);
        boolean nullable = !required || allowsNull(schema);
        leaves.add(new Leaf(name, PropertyType.of(schema, required), nullable, List.copyOf(path)));
    }

    private static boolean isDissolved(JsonNode schema) {
        if (!schema.path("properties").isObject()) {
            return false;
        }
        var types = JsonType.of(schema);
        types.remove(JsonType.NULL);
        types.remove(JsonType.OBJECT);
        return types.isEmpty();
    }

    private static boolean allowsNull(JsonNode schema) {
        if (JsonType.of(schema).contains(JsonType.NULL)) {
            return true;
        }
        for (var value : schema.path("enum")) {
            if (value.isNull()) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> required(JsonNode schema) {
        var names = new HashSet<String>();
        for (var name : schema.path("required")) {
            if (name.isString()) {
                names.add(name.stringValue());
            }
        }
        return names;
    }
}
