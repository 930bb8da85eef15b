package io.freshet.loader.pg.side;

import io.freshet.iglu.ddl.SqlName;
import io.freshet.iglu.ddl.TableDdl;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table of a stream.
 *
 * @param schema its database schema
 * @param name its name
 * @param columns the columns that rows have cells for; {@code load_tstamp} comes behind them
 * @param indexed columns of each index
 * @param views statements that make views of it, each with its name
 */
public record SideTable(
        String schema,
        String name,
        List<SideColumn> columns,
        List<List<String>> indexed,
        List<View> views) {

    private static final String LOAD_TSTAMP =
            "load_tstamp timestamp NOT NULL DEFAULT (now() AT TIME ZONE 'UTC')";

    /**
     * A view of the table.
     *
     * @param name its name, in the table's schema
     * @param query what it shows
     */
    public record View(String name, String query) {}

    public SideTable {
        columns = List.copyOf(columns);
        indexed = List.copyOf(indexed);
        views = List.copyOf(views);
    }

    /** Schema and name, quoted where needed. */
    public String qualified() {
        return TableDdl.qualified(schema, name);
    }

    /** Makes the table with its primary key. */
    public String create() {
        var lines = new ArrayList<String>();
        for (var column : columns) {
            lines.add(definition(column) + (column.nullable() ? "" : " NOT NULL"));
        }
        lines.add(LOAD_TSTAMP);
        lines.add(
                RecordColumns.COLUMNS.stream()
                        .map(SideColumn::name)
                        .collect(Collectors.joining(", ", "PRIMARY KEY (", ")")));
        return TableDdl.create(schema, name, lines);
    }

    /** Makes the indexes. */
    public List<String> createIndexes() {
        return indexed.stream()
                .map(
                        names ->
                                names.stream()
                                        .map(SqlName::quote)
                                        .collect(
                                                Collectors.joining(
                                                        ", ",
                                                        "CREATE INDEX ON " + qualified() + " (",
                                                        ")")))
                .toList();
    }

    /** Adds a column that a table of an older version lacks; rows that are there have none. */
    public String add(SideColumn column) {
        return "ALTER TABLE " + qualified() + " ADD COLUMN " + definition(column);
    }

    /** Makes a view. */
    public String create(View view) {
        return "CREATE OR REPLACE VIEW "
                + TableDdl.qualified(schema, view.name())
                + " AS\n"
                + view.query();
    }

    /** Writes one row, unless it is there. */
    public String insert() {
        var names =
                columns.stream()
                        .map(column -> SqlName.quote(column.name()))
                        .collect(Collectors.joining(", ", " (", ")"));
        var values =
                columns.stream()
                        .map(column -> "?::" + column.type())
                        .collect(Collectors.joining(", ", "(", ")"));
        return "INSERT INTO "
                + qualified()
                + names
                + "\nVALUES "
                + values
                + "\nON CONFLICT DO NOTHING";
    }

    private static String definition(SideColumn column) {
        return SqlName.quote(column.name()) + " " + column.type();
    }
}
