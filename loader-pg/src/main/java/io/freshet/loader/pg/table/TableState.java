package io.freshet.loader.pg.table;

import io.freshet.iglu.ddl.SchemaColumn;
import io.freshet.iglu.ddl.SchemaColumns;
import io.freshet.iglu.ddl.SchemaMigration;
import io.freshet.iglu.ddl.SchemaMigration.AddColumn;
import io.freshet.iglu.ddl.SchemaMigration.Change;
import io.freshet.iglu.ddl.SchemaMigration.DropNotNull;
import io.freshet.iglu.ddl.SqlType;
import io.freshet.loader.pg.row.RowProblem;
import io.freshet.loader.pg.schema.KnownModel;
import io.freshet.loader.pg.schema.ModelId;
import io.freshet.loader.pg.table.NameBook.Column;
import io.freshet.loader.pg.table.NameBook.Holds;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A model's table as it is, beside what the model asks for.
 *
 * @param table the table
 * @param columns the model's columns under the names that they have in this table
 * @param isNamed whether the names of table and columns are remembered
 * @param isOutdated whether the table's comment has to name another schema
 */
record TableState(
        Catalogue.Table table, SchemaColumns columns, boolean isNamed, boolean isOutdated) {

    static TableState of(
            ModelId id, KnownModel model, Catalogue.Table table, NameBook.Given given) {
        var columns = model.columns().in(given.columns(), table.columns().keySet());
        boolean isNamed =
                given.table() != null
                        && columns.columns().stream()
                                .map(SchemaColumn::dataPointer)
                                .allMatch(given.columns()::containsKey);
        boolean isOutdated =
                table.schemaOfComment()
                        .map(key -> key.compareTo(model.newest(id)) < 0)
                        .orElse(true);
        return new TableState(table, columns, isNamed, isOutdated);
    }

    /** Whether rows of all known versions can be written as far as anybody knows. */
    boolean isComplete() {
        return isNamed && !isOutdated && changes().isEmpty();
    }

    /** What brings the table to the model's columns. */
    List<Change> changes() {
        return SchemaMigration.between(table.columns().values(), columns);
    }

    /** What makes room for values that were met. */
    Set<Change> room(Collection<? extends RowProblem> problems) {
        var changes = new LinkedHashSet<Change>();
        for (var problem : problems) {
            if (problem instanceof RowProblem.Property property) {
                room(property, changes);
            } else if (problem instanceof RowProblem.Unknown) {
                addJson(SchemaColumns.unknownName(), changes);
            }
        }
        return changes;
    }

    private void room(RowProblem.Property problem, Set<Change> changes) {
        var column = table.columns().get(problem.column().name());
        if (column != null && !column.nullable()) {
            changes.add(new DropNotNull(column.name()));
        }
        if (!problem.failure().isAbsence()) {
            addJson(columns.sideName(problem.column()), changes);
        }
    }

    private void addJson(String column, Set<Change> changes) {
        if (!table.columns().containsKey(column)) {
            changes.add(new AddColumn(column, SqlType.JSONB));
        }
    }

    /** The names of all columns that hold data. */
    List<Column> names() {
        var names = new ArrayList<Column>();
        for (var column : columns.columns()) {
            names.add(new Column(column.name(), Holds.PROPERTY, column.dataPointer()));
            var side = columns.sideName(column);
            if (table.columns().containsKey(side)) {
                names.add(new Column(side, Holds.BESIDE, column.dataPointer()));
            }
        }
        if (table.columns().containsKey(SchemaColumns.unknownName())) {
            names.add(new Column(SchemaColumns.unknownName(), Holds.UNKNOWN, ""));
        }
        return names;
    }
}
