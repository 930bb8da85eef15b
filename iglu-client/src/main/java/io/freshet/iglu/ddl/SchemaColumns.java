package io.freshet.iglu.ddl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The columns of a schema model, meta columns aside: those of its first version, then what each
 * later version adds. A type is the first version's; a later one only makes texts longer and
 * integers wider. A column is NOT NULL only where all versions require it.
 *
 * @param columns in table order
 */
public record SchemaColumns(List<SchemaColumn> columns) {

    public SchemaColumns {
        columns = List.copyOf(columns);
    }

    /**
     * The columns of a model in a table that has none yet.
     *
     * @param versions the schemas of one vendor, name and MODEL, oldest first; those known, at
     *     least one
     */
    public static SchemaColumns of(List<JsonNode> versions) {
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("a schema model has at least one version");
        }
        var merged = new LinkedHashMap<List<String>, Flattening.Leaf>();
        boolean first = true;
        for (var version : versions) {
            merge(merged, Flattening.of(version), first);
            first = false;
        }
        var columns = new ArrayList<SchemaColumn>();
        for (var leaf : merged.values()) {
            columns.add(new SchemaColumn(leaf.name(), leaf.type(), leaf.nullable(), leaf.path()));
        }
        return new SchemaColumns(columns).in(Map.of(), Set.of());
    }

    private static void merge(
            Map<List<String>, Flattening.Leaf> merged,
            List<Flattening.Leaf> version,
            boolean isFirst) {
        var met = new HashSet<List<String>>();
        for (var leaf : version) {
            met.add(leaf.path());
            var known = merged.get(leaf.path());
            merged.put(
                    leaf.path(),
                    known == null
                            ? with(leaf, leaf.type(), leaf.nullable() || !isFirst)
                            : with(
                                    known,
                                    known.type().join(leaf.type()).orElse(known.type()),
                                    known.nullable() || leaf.nullable()));
        }
        merged.replaceAll(
                (path, leaf) -> met.contains(path) ? leaf : with(leaf, leaf.type(), true));
    }

    private static Flattening.Leaf with(Flattening.Leaf leaf, SqlType type, boolean nullable) {
        return new Flattening.Leaf(leaf.name(), type, nullable, leaf.path());
    }

    /**
     * The same columns under the names that they have, or will get, in a table that exists. A name
     * that was given stays, whatever versions became known since.
     *
     * @param given names given earlier, by {@link SchemaColumn#dataPointer}
     * @param existing all columns that the table has
     */
    public SchemaColumns in(Map<String, String> given, Set<String> existing) {
        var names = new ColumnNames(given, existing);
        return new SchemaColumns(
                columns.stream().map(column -> column.withName(names.of(column))).toList());
    }

    /**
     * The name of the column of JSON beside a column, for values that the schema allows and the
     * column cannot hold, e.g. {@code price__jsonb}.
     */
    public String sideName(SchemaColumn column) {
        return ColumnNames.beside(column);
    }

    /**
     * The name of the column that keeps, as one JSON object, what no version of the model that is
     * known has a property for.
     */
    public static String unknownName() {
        return ColumnNames.UNKNOWN;
    }
}
