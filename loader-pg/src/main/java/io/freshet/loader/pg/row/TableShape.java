package io.freshet.loader.pg.row;

import io.freshet.iglu.ddl.MetaColumn;
import io.freshet.iglu.ddl.SchemaColumn;
import io.freshet.iglu.ddl.SchemaColumns;
import io.freshet.iglu.ddl.SqlType;
import io.freshet.iglu.ddl.TableColumn;
import io.freshet.loader.pg.cell.CopyFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How data of one schema model goes into its table as the table is: which property into which
 * column, and which columns have one of JSON beside them.
 *
 * @param target table and columns: meta columns, properties, columns of JSON beside them, the one
 *     of properties that no known version has
 * @param cells one for each property, in the order of the columns
 * @param hasUnknown whether the last column is the one of properties that no known version has
 */
public record TableShape(CopyTarget target, List<PropertyCell> cells, boolean hasUnknown) {

    /** There is no column of JSON beside this one. */
    static final int NONE = -1;

    /**
     * A property's place in the row.
     *
     * @param column what the schema says
     * @param type the column's type in the database
     * @param nullable whether the database takes null
     * @param side number of the column of JSON beside it, from 0, or {@link #NONE}
     */
    public record PropertyCell(SchemaColumn column, SqlType type, boolean nullable, int side) {}

    public TableShape {
        cells = List.copyOf(cells);
    }

    /**
     * Puts schema and table together.
     *
     * @param table the table's name
     * @param schema the columns that the schema model asks for
     * @param columns the table's columns by name; those of the schema and the meta columns among
     *     them
     */
    public static TableShape of(
            String table, SchemaColumns schema, Map<String, TableColumn> columns) {
        var names = new ArrayList<String>();
        var types = new ArrayList<SqlType>();
        boolean binary = true;
        for (var meta : MetaColumn.values()) {
            names.add(meta.column());
            types.add(type(meta, columns.get(meta.column())));
            binary &= isBinary(meta, columns.get(meta.column()));
        }
        var sides = new ArrayList<String>();
        var cells = new ArrayList<PropertyCell>();
        for (var column : schema.columns()) {
            var actual = columns.get(column.name());
            if (actual == null) {
                throw new IllegalArgumentException(table + " has no column " + column.name());
            }
            names.add(column.name());
            types.add(actual.type());
            var side = schema.sideName(column);
            boolean hasSide = isJson(columns.get(side));
            binary &= CopyFormat.hasBinary(actual.type());
            cells.add(
                    new PropertyCell(
                            column,
                            actual.type(),
                            actual.nullable(),
                            hasSide ? sides.size() : NONE));
            if (hasSide) {
                sides.add(side);
            }
        }
        names.addAll(sides);
        boolean hasUnknown = isJson(columns.get(SchemaColumns.unknownName()));
        if (hasUnknown) {
            names.add(SchemaColumns.unknownName());
        }
        while (types.size() < names.size()) {
            types.add(SqlType.JSONB);
        }
        var format = binary ? CopyFormat.BINARY : CopyFormat.TEXT;
        return new TableShape(new CopyTarget(table, names, types, format), cells, hasUnknown);
    }

    private static boolean isJson(@Nullable TableColumn column) {
        return column != null && column.type().equals(SqlType.JSONB);
    }

    private static SqlType type(MetaColumn meta, @Nullable TableColumn actual) {
        return actual == null ? meta.type() : actual.type();
    }

    /** Whatever somebody made of a meta column: Postgres makes it of our text. */
    private static boolean isBinary(MetaColumn meta, @Nullable TableColumn actual) {
        return actual == null
                || (meta.type().isText()
                        ? actual.type().isText()
                        : actual.type().equals(meta.type()));
    }

    /** The column of JSON that a cell's {@link PropertyCell#side} means. */
    int sideColumn(int side) {
        return EntityPlan.column(cells.size() + side);
    }

    /** Whether a value that its schema allows can be written in spite of this problem. */
    public boolean hasRoomFor(RowProblem problem) {
        return problem instanceof RowProblem.Property property
                ? hasRoomFor(property)
                : problem instanceof RowProblem.Unknown && hasUnknown;
    }

    private boolean hasRoomFor(RowProblem.Property problem) {
        return cells.stream()
                .filter(cell -> cell.column().equals(problem.column()))
                .allMatch(
                        cell ->
                                cell.nullable()
                                        && (problem.failure().isAbsence() || cell.side() != NONE));
    }
}
