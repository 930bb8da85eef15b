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

    private static final String SIDE = "__jsonb";

    /** Names that Postgres keeps for itself in every table. */
    private static final Set<String> SYSTEM_COLUMNS =
            Set.of("tableoid", "xmin", "cmin", "xmax", "cmax", "ctid");

    public SchemaColumns {
        columns = List.copyOf(columns);
    }

    /**
     * The columns of a model.
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
        return new SchemaColumns(named(merged.values()));
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

    private static List<SchemaColumn> named(Iterable<Flattening.Leaf> leaves) {
        var taken = new HashSet<>(SYSTEM_COLUMNS);
        for (var meta : MetaColumn.values()) {
            taken.add(meta.column());
        }
        var columns = new ArrayList<SchemaColumn>();
        for (var leaf : leaves) {
            var name = name(leaf, taken);
            columns.add(new SchemaColumn(name, leaf.type(), leaf.nullable(), leaf.path()));
        }
        return columns;
    }

    private static String name(Flattening.Leaf leaf, Set<String> taken) {
        // Postgres knows no empty identifier and no U+0000
        var wanted = leaf.name().replace("\0", "");
        var name = SqlName.cut(wanted.isEmpty() ? "_" : wanted);
        if (!taken.add(name)) {
            name = SqlName.distinct(wanted, SchemaColumn.pointer(leaf.path()));
            taken.add(name);
        }
        return name;
    }

    /**
     * The name of the column of JSON beside a column, for values that the schema allows and the
     * column cannot hold, e.g. {@code price__jsonb}.
     */
    public String sideName(SchemaColumn column) {
        var name = SqlName.withEnding(column.name(), SIDE);
        boolean taken = columns.stream().anyMatch(other -> other.name().equals(name));
        return taken ? SqlName.distinct(name, column.pointer() + SIDE) : name;
    }
}
