package io.freshet.loader.pg.row;

import io.freshet.iglu.ddl.MetaColumn;
import io.freshet.iglu.ddl.SchemaColumn;
import io.freshet.iglu.ddl.SchemaColumns;
import io.freshet.iglu.ddl.SqlType;
import io.freshet.iglu.ddl.TableColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How data of one schema model goes into its table as the table is: which property into which
 * column, and which columns have one of JSON beside them.
 *
 * @param target table and columns: meta columns, properties, columns of JSON beside them
 * @param cells one for each property, in the order of the columns
 * @param sideCells how many columns of JSON there are at the end
 */
public record TableShape(CopyTarget target, List<PropertyCell> cells, int sideCells) {

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
        for (var meta : MetaColumn.values()) {
            names.add(meta.column());
        }
        var sides = new ArrayList<String>();
        var cells = new ArrayList<PropertyCell>();
        for (var column : schema.columns()) {
            var actual = columns.get(column.name());
            if (actual == null) {
                throw new IllegalArgumentException(table + " has no column " + column.name());
            }
            names.add(column.name());
            var side = schema.sideName(column);
            boolean hasSide = columns.containsKey(side);
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
        return new TableShape(new CopyTarget(table, names), cells, sides.size());
    }

    /** Whether a value that its schema allows can be written in spite of this problem. */
    public boolean hasRoomFor(RowProblem problem) {
        return problem instanceof RowProblem.Property property && hasRoomFor(property);
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
