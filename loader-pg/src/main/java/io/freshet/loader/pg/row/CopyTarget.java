package io.freshet.loader.pg.row;

import java.util.List;

/**
 * Where rows go: a table and those of its columns that the rows have.
 *
 * @param table the table's name, without its schema
 * @param columns the columns in the order of the cells
 */
public record CopyTarget(String table, List<String> columns) {

    public CopyTarget {
        columns = List.copyOf(columns);
    }
}
