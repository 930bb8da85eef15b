package io.freshet.loader.pg.layout;

import io.freshet.iglu.ddl.MetaColumn;
import io.freshet.iglu.ddl.SqlName;
import io.freshet.iglu.ddl.TableDdl;
import io.freshet.loader.pg.partition.NewPartitions;
import io.freshet.loader.pg.row.EntityStyle;
import io.freshet.loader.pg.row.EventsTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Makes a table of rows what the settings ask for: cut into parts, indexed. */
public final class TableForm {

    private final LayoutSettings layout;
    private final NewPartitions partitions;

    /**
     * Follows the settings.
     *
     * @param clock says which parts a new table begins with
     */
    public TableForm(LayoutSettings layout, InstantSource clock) {
        this.layout = layout;
        this.partitions = new NewPartitions(layout.partitions(), clock);
    }

    /** Where entities are stored. */
    public EntityStyle style() {
        return layout.style();
    }

    /**
     * All statements that make the table of events.
     *
     * @param schema the database schema
     */
    public String events(Connection connection, String schema) throws SQLException {
        return complete(
                connection,
                schema,
                EventsTable.NAME,
                EventsTable.create(schema),
                EventsTable.COLLECTOR_TSTAMP,
                EventsTable.indexed());
    }

    /**
     * All statements that make the table of a schema model.
     *
     * @param schema the database schema
     * @param table the table's name
     * @param create the statement that makes the table with its columns
     */
    public String entities(Connection connection, String schema, String table, String create)
            throws SQLException {
        return complete(
                connection,
                schema,
                table,
                create,
                MetaColumn.ROOT_TSTAMP.column(),
                List.of(MetaColumn.ROOT_ID.column(), MetaColumn.ROOT_TSTAMP.column()));
    }

    private String complete(
            Connection connection,
            String schema,
            String table,
            String create,
            String time,
            List<String> indexed)
            throws SQLException {
        var statements = new ArrayList<String>();
        statements.add(create + partitions.clause(time));
        if (layout.indexes()) {
            for (var column : indexed) {
                statements.add(
                        "CREATE INDEX ON "
                                + TableDdl.qualified(schema, table)
                                + " ("
                                + SqlName.quote(column)
                                + ")");
            }
        }
        statements.addAll(partitions.statements(connection, schema, table));
        return String.join(";\n", statements);
    }
}
