package io.freshet.loader.pg.row;

import io.freshet.event.atomic.AtomicField;
import io.freshet.iglu.ddl.SqlType;
import io.freshet.iglu.ddl.TableColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The table of events as it is.
 *
 * @param target the table with the columns of all atomic fields
 * @param types their types in the database, in the same order
 */
public record EventsShape(CopyTarget target, List<SqlType> types) {

    public EventsShape {
        types = List.copyOf(types);
    }

    /**
     * Reads the types from the table.
     *
     * @param columns the table's columns by name; those of all atomic fields among them
     */
    public static EventsShape of(Map<String, TableColumn> columns) {
        var types = new ArrayList<SqlType>();
        for (var field : EventsTable.FIELDS) {
            var actual = columns.get(field.column());
            if (actual == null) {
                throw new IllegalArgumentException("events has no column " + field.column());
            }
            types.add(actual.type());
        }
        var names = EventsTable.FIELDS.stream().map(AtomicField::column).toList();
        return new EventsShape(new CopyTarget(EventsTable.NAME, names), types);
    }
}
