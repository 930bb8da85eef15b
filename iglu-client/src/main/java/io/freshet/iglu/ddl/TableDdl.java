package io.freshet.iglu.ddl;

import java.util.ArrayList;
import java.util.List;

/** SQL that makes the table of a schema model. */
public final class TableDdl {

    private TableDdl() {}

    /**
     * The statement that makes the table.
     *
     * @param schema database schema, e.g. {@code atomic}
     * @param table the table's name
     * @param target the columns after the meta columns
     */
    public static String create(String schema, String table, SchemaColumns target) {
        var lines = new ArrayList<String>();
        for (var meta : MetaColumn.values()) {
            lines.add(line(meta.column(), meta.type(), true));
        }
        for (var column : target.columns()) {
            lines.add(line(column.name(), column.type(), column.nullable()));
        }
        return create(schema, table, lines);
    }

    /** The statement that makes a table of any definition lines. */
    public static String create(String schema, String table, List<String> lines) {
        return "CREATE TABLE "
                + qualified(schema, table)
                + " (\n"
                + String.join(",\n", lines)
                + "\n)";
    }

    /** The table with its schema, quoted where needed. */
    public static String qualified(String schema, String table) {
        return SqlName.quoteWhereNeeded(schema) + "." + SqlName.quoteWhereNeeded(table);
    }

    /** One column's definition. */
    public static String line(String name, SqlType type, boolean nullable) {
        return SqlName.quote(name) + " " + type.toSql() + (nullable ? " NULL" : " NOT NULL");
    }
}
