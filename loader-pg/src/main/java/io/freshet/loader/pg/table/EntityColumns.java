package io.freshet.loader.pg.table;

import io.freshet.iglu.ddl.SchemaMigration;
import io.freshet.iglu.ddl.SqlName;
import io.freshet.iglu.ddl.SqlType;
import io.freshet.iglu.ddl.TableDdl;
import io.freshet.loader.pg.row.EntityStyle;
import io.freshet.loader.pg.row.EventEntity;
import io.freshet.loader.pg.row.EventsShape;
import io.freshet.loader.pg.row.EventsTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The columns of JSON that the table of events has for entities, one for each key of the flat JSON.
 * A key of more than 63 bytes is cut as Postgres cuts it in a query; the column's comment then has
 * the whole key, and a second key that is cut to the same name gets one with a hash. Nothing is
 * remembered: what holds is the database's catalogue.
 */
public final class EntityColumns {

    /**
     * Columns that may have been made, dropped ones included. Postgres has room for 1,600; the rest
     * is for the atomic fields of the future and the owner's own.
     */
    static final int MAX_COLUMNS = 1_500;

    private static final Logger LOGGER = LoggerFactory.getLogger(EntityColumns.class);

    private static final String COLUMNS =
            """
            SELECT a.attname, col_description(c.oid, a.attnum),
                   NOT a.attisdropped AND a.atttypid = 'jsonb'::regtype
              FROM pg_class c
              JOIN pg_namespace n ON n.oid = c.relnamespace
              JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
             WHERE n.nspname = ? AND c.relname = ?
             ORDER BY a.attnum""";

    private final String schema;
    private final EntityStyle style;
    private final EntityTables.DdlListener listener;
    private final int maxColumns;

    /**
     * Looks after the columns of one table of events.
     *
     * @param schema the database schema
     * @param style where entities are stored
     */
    public EntityColumns(String schema, EntityStyle style, EntityTables.DdlListener listener) {
        this(schema, style, listener, MAX_COLUMNS);
    }

    EntityColumns(
            String schema, EntityStyle style, EntityTables.DdlListener listener, int maxColumns) {
        this.schema = schema;
        this.style = style;
        this.listener = listener;
        this.maxColumns = maxColumns;
    }

    /**
     * The table's columns.
     *
     * @param byKey those of entities by JSON key, in order
     * @param names all
     * @param made how many were ever made
     */
    private record Found(Map<String, String> byKey, Set<String> names, int made) {

        boolean has(String jsonKey) {
            return byKey.containsKey(jsonKey) || byKey.containsKey(EventsTable.OTHER_ENTITIES);
        }
    }

    /** The table of events as it is. */
    public EventsShape shape(Connection connection) throws SQLException {
        var columns = new Catalogue(schema).table(connection, EventsTable.NAME).orElseThrow();
        var entities = style.hasColumns() ? find(connection).byKey() : Map.<String, String>of();
        return EventsShape.of(columns.columns(), style, entities);
    }

    /**
     * The table of events with a column for each key, made in the connection's transaction where it
     * is not there yet. A key for which there is no room shares {@link EventsTable#OTHER_ENTITIES}.
     *
     * @param jsonKeys keys of entities that events have
     */
    public EventsShape ready(Connection connection, Collection<String> jsonKeys)
            throws SQLException {
        if (!jsonKeys.stream().allMatch(find(connection)::has)) {
            Statements.lockForDdl(connection);
            for (var key : new TreeSet<>(jsonKeys)) {
                var found = find(connection);
                if (!found.has(key)) {
                    add(connection, found, key);
                }
            }
        }
        return shape(connection);
    }

    private void add(Connection connection, Found found, String jsonKey) throws SQLException {
        if (found.made() >= maxColumns) {
            column(connection, EventsTable.OTHER_ENTITIES);
            return;
        }
        var cut = SqlName.cut(jsonKey);
        var name = found.names().contains(cut) ? SqlName.distinct(jsonKey, jsonKey) : cut;
        column(connection, name);
        if (!name.equals(jsonKey)) {
            Statements.run(
                    connection,
                    "COMMENT ON COLUMN "
                            + qualified()
                            + "."
                            + SqlName.quote(name)
                            + " IS "
                            + Statements.literal(jsonKey));
        }
    }

    private void column(Connection connection, String name) throws SQLException {
        var change = new SchemaMigration.AddColumn(name, SqlType.JSONB);
        Statements.run(connection, "ALTER TABLE " + qualified() + " " + change.toSql());
        listener.ran("alter");
        LOGGER.atInfo()
                .addKeyValue("table", EventsTable.NAME)
                .addKeyValue("change", change.toSql())
                .log("table changed");
    }

    private Found find(Connection connection) throws SQLException {
        var byKey = new LinkedHashMap<String, String>();
        var names = new HashSet<String>();
        int made = 0;
        try (var query = connection.prepareStatement(COLUMNS)) {
            query.setString(1, schema);
            query.setString(2, EventsTable.NAME);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    made++;
                    var name = rows.getString(1);
                    names.add(name);
                    if (rows.getBoolean(3)) {
                        var comment = rows.getString(2);
                        var key = comment != null && isKey(comment) ? comment : name;
                        if (isKey(key) || key.equals(EventsTable.OTHER_ENTITIES)) {
                            byKey.put(key, name);
                        }
                    }
                }
            }
        }
        return new Found(byKey, names, made);
    }

    private static boolean isKey(String text) {
        return text.startsWith(EventEntity.CONTEXTS) || text.startsWith(EventEntity.UNSTRUCT_EVENT);
    }

    private String qualified() {
        return TableDdl.qualified(schema, EventsTable.NAME);
    }
}
