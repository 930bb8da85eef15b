package io.freshet.loader.pg.row;

import io.freshet.loader.pg.cell.CopyFormat;
import java.util.List;

/**
 * Where rows go: a table and those of its columns that the rows have.
 *
 * @param table the table's name, without its schema
 * @param columns the columns in the order of the cells
 * @param format how rows are written
 */
public record CopyTarget(String table, List<String> columns, CopyFormat format) {

    public CopyTarget {
        columns = List.copyOf(columns);
    }

    /** Looked up for each row; the columns would cost more than the look-up. */
    @Override
    public int hashCode() {
        return table.hashCode();
    }
}
