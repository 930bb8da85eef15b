package io.freshet.iglu.ddl;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Gives the properties of one table their column names, in the order in which they are asked for.
 *
 * <p>A property has the name that it was given earlier; else its plain name, as long as that is not
 * another property's; else a distinct one, which tells by its hash whose it is and so is found
 * again even in a table of which nothing else is known. Plain names that we use ourselves belong to
 * no property: meta columns, system columns and all that end in {@code __jsonb}. So the names of
 * columns of JSON depend on nothing but the column they stand beside.
 */
final class ColumnNames {

    private static final String JSON = "__jsonb";

    static final String UNKNOWN = "unknown" + JSON;

    /** Names that Postgres keeps for itself in every table. */
    private static final Set<String> SYSTEM_COLUMNS =
            Set.of("tableoid", "xmin", "cmin", "xmax", "cmax", "ctid");

    private final Map<String, String> given;
    private final Set<String> existing;
    private final Set<String> taken;

    /**
     * Starts with what a table has.
     *
     * @param given names of properties by {@link SchemaColumn#dataPointer}
     * @param existing all columns of the table
     */
    ColumnNames(Map<String, String> given, Set<String> existing) {
        this.given = new HashMap<>(given);
        this.existing = existing;
        this.taken = new HashSet<>(SYSTEM_COLUMNS);
        for (var meta : MetaColumn.values()) {
            taken.add(meta.column());
        }
        taken.addAll(given.values());
    }

    /** The name of a property's column; the same one when it is asked for again. */
    String of(SchemaColumn column) {
        return given.computeIfAbsent(column.dataPointer(), pointer -> free(column));
    }

    private String free(SchemaColumn column) {
        var plain = plain(column);
        var distinct = SqlName.distinct(plain, column.pointer());
        var name = SqlName.cut(plain);
        boolean free = !name.endsWith(JSON) && !existing.contains(distinct);
        if (free && taken.add(name)) {
            return name;
        }
        name = distinct;
        for (int i = 2; !taken.add(name); i++) {
            name = SqlName.distinct(plain, column.pointer() + i);
        }
        return name;
    }

    /** The path in snake case, without what Postgres cannot have in an identifier. */
    private static String plain(SchemaColumn column) {
        var name = SqlName.storable(SqlName.ofPath(column.path()));
        return name.isEmpty() ? "_" : name;
    }

    static String beside(SchemaColumn column) {
        var name = column.name() + JSON;
        boolean fits = SqlName.cut(name).equals(name) && !name.equals(UNKNOWN);
        return fits ? name : SqlName.distinct(column.name(), column.pointer(), JSON);
    }
}
