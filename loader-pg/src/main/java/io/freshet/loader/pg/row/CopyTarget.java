package io.freshet.loader.pg.row;

import io.freshet.iglu.ddl.SqlType;
import io.freshet.loader.pg.cell.CopyFormat;
import java.util.List;

/**
 * Where rows go: a table and those of its columns that the rows have.
 *
 * @param table the table's name, without its schema
 * @param columns the columns in the order of the cells
 * @param types the types that the columns had when somebody looked; rows are written for them
 * @param format how rows are written
 */
public record CopyTarget(
        String table, List<String> columns, List<SqlType> types, CopyFormat format) {

    public CopyTarget {
        columns = List.copyOf(columns);
        types = List.copyOf(types);
    }

    /** Looked up for each row; the columns would cost more than the look-up. */
    @Override
    public int hashCode() {
        return table.hashCode();
    }
}
