package io.freshet.iglu.ddl;

import java.util.List;

/**
 * One property of a schema model as a column.
 *
 * @param name the column's name, unique in its table and at most 63 bytes
 * @param type the column's type
 * @param nullable false where every version of the model requires a value
 * @param path names of the properties that lead to the value, outermost first; at least one
 */
public record SchemaColumn(String name, SqlType type, boolean nullable, List<String> path) {

    public SchemaColumn {
        path = List.copyOf(path);
        if (path.isEmpty()) {
            throw new IllegalArgumentException("a column needs a path, " + name + " has none");
        }
    }

    /** Where the property stands in the schema, e.g. {@code /properties/a/properties/b}. */
    public String pointer() {
        return pointer(path);
    }

    /**
     * Where the value stands in the data, as JSON pointer, e.g. {@code /a/b}; what Postgres cannot
     * store is escaped as in a JSON string.
     */
    public String dataPointer() {
        var pointer = pointer("/", path);
        var storable = new StringBuilder(pointer.length());
        pointer.codePoints()
                .forEach(
                        c -> {
                            boolean half =
                                    c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
                            if (c == 0 || half) {
                                storable.append("\\u%04x".formatted(c));
                            } else {
                                storable.appendCodePoint(c);
                            }
                        });
        return storable.toString();
    }

    SchemaColumn withName(String other) {
        return new SchemaColumn(other, type, nullable, path);
    }

    static String pointer(List<String> path) {
        return pointer("/properties/", path);
    }

    private static String pointer(String step, List<String> path) {
        var pointer = new StringBuilder();
        for (var name : path) {
            pointer.append(step).append(name.replace("~", "~0").replace("/", "~1"));
        }
        return pointer.toString();
    }
}
