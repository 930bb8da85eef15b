package io.freshet.loader.pg.row;

import io.freshet.event.atomic.AtomicField;
import io.freshet.iglu.ddl.SqlType;
import io.freshet.iglu.ddl.TableColumn;
import io.freshet.iglu.ddl.TableDdl;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * The table of events: all atomic fields that are no entities, in their order, then {@code
 * load_tstamp}. Lengths are those that the enricher allows.
 */
public final class EventsTable {

    /** The table's name. */
    public static final String NAME = "events";

    /** When the collector got the event. */
    public static final String COLLECTOR_TSTAMP = AtomicField.COLLECTOR_TSTAMP.column();

    /** When the row was written; the last column. */
    public static final String LOAD_TSTAMP = "load_tstamp";

    /** JSON of the entities that have no column of their own because there are too many. */
    public static final String OTHER_ENTITIES = "other_entities";

    /** The atomic fields that have a column, in order. */
    static final List<AtomicField> FIELDS =
            AtomicField.all().stream().filter(EventsTable::hasColumn).toList();

    private static final Set<AtomicField> FIXED_LENGTH =
            EnumSet.of(
                    AtomicField.GEO_COUNTRY,
                    AtomicField.GEO_REGION,
                    AtomicField.TR_CURRENCY,
                    AtomicField.TI_CURRENCY,
                    AtomicField.BASE_CURRENCY);

    private EventsTable() {}

    /** The columns as they should be, {@code load_tstamp} last. */
    public static List<TableColumn> columns() {
        var columns = new ArrayList<TableColumn>();
        for (var field : FIELDS) {
            columns.add(new TableColumn(field.column(), type(field), !field.isRequired()));
        }
        columns.add(new TableColumn(LOAD_TSTAMP, SqlType.TIMESTAMP, true));
        return columns;
    }

    /**
     * The statement that makes the table.
     *
     * @param schema the database schema
     */
    public static String create(String schema) {
        var lines = new ArrayList<String>();
        for (var column : columns()) {
            var line = TableDdl.line(column.name(), column.type(), column.nullable());
            lines.add(column.name().equals(LOAD_TSTAMP) ? line + " DEFAULT now()" : line);
        }
        return TableDdl.create(schema, NAME, lines);
    }

    /** Columns worth an index: what models filter and join by. */
    public static List<String> indexed() {
        return List.of("collector_tstamp", "event_id", "domain_sessionid", LOAD_TSTAMP);
    }

    private static SqlType type(AtomicField field) {
        return switch (field.kind()) {
            case TEXT ->
                    FIXED_LENGTH.contains(field)
                            ? SqlType.character(field.maxLength())
                            : SqlType.varchar(field.maxLength());
            case UUID -> SqlType.UUID;
            case INTEGER -> SqlType.INTEGER;
            case DECIMAL, FLOAT -> SqlType.DOUBLE;
            case FLAG -> SqlType.BOOLEAN;
            case TIMESTAMP -> SqlType.TIMESTAMP;
            case ENTITIES, SELF_DESCRIBING ->
                    throw new IllegalArgumentException(field + " has no column");
        };
    }

    private static boolean hasColumn(AtomicField field) {
        return field.kind() != AtomicField.Kind.ENTITIES
                && field.kind() != AtomicField.Kind.SELF_DESCRIBING;
    }
}
