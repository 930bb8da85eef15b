package io.freshet.loader.pg.row;

import io.freshet.event.atomic.AtomicField;
import io.freshet.iglu.ddl.SqlType;
import io.freshet.iglu.ddl.TableColumn;
import io.freshet.loader.pg.cell.CopyFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The table of events as it is.
 *
 * @param target the table with the columns of all atomic fields, then those of entities
 * @param types the types of the atomic fields' columns in the database, in the same order
 * @param wide the cells of entities
 */
public record EventsShape(CopyTarget target, List<SqlType> types, WideCells wide) {

    public EventsShape {
        types = List.copyOf(types);
    }

    /** As {@link #of(Map, EntityStyle, Map)} without cells for entities. */
    public static EventsShape of(Map<String, TableColumn> columns) {
        return of(columns, EntityStyle.SHREDDED, Map.of());
    }

    /**
     * Reads the types from the table.
     *
     * @param columns the table's columns by name; those of all atomic fields among them
     * @param style where entities are stored
     * @param entities the names of the columns of entities by JSON key, in order; {@link
     *     EventsTable#OTHER_ENTITIES} under its own name where no more can be added
     */
    public static EventsShape of(
            Map<String, TableColumn> columns, EntityStyle style, Map<String, String> entities) {
        var types = new ArrayList<SqlType>();
        boolean binary = true;
        for (var field : EventsTable.FIELDS) {
            var actual = columns.get(field.column());
            if (actual == null) {
                throw new IllegalArgumentException("events has no column " + field.column());
            }
            types.add(actual.type());
            binary &= isBinary(field, actual.type());
        }
        var names =
                EventsTable.FIELDS.stream()
                        .map(AtomicField::column)
                        .collect(Collectors.toCollection(ArrayList::new));
        var cells = new HashMap<String, Integer>();
        int others = WideCells.NONE;
        for (var entity : entities.entrySet()) {
            if (entity.getKey().equals(EventsTable.OTHER_ENTITIES)) {
                others = names.size();
            } else {
                cells.put(entity.getKey(), names.size());
            }
            names.add(entity.getValue());
        }
        var wide = new WideCells(style, cells, others);
        var format = binary ? CopyFormat.BINARY : CopyFormat.TEXT;
        var all = new ArrayList<>(types);
        while (all.size() < names.size()) {
            all.add(SqlType.JSONB);
        }
        var target = new CopyTarget(EventsTable.NAME, names, all, format);
        return new EventsShape(target, types, wide);
    }

    /** Where somebody made something else of a column, Postgres makes it of our text. */
    private static boolean isBinary(AtomicField field, SqlType actual) {
        return switch (field.kind()) {
            case TEXT -> actual.isText();
            case UUID -> actual.isText() || actual.equals(SqlType.UUID);
            case TIMESTAMP -> actual.isText() || actual.isTime();
            default -> CopyFormat.hasBinary(actual);
        };
    }
}
