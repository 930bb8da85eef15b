package io.freshet.webapp.row;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * The tables of entities that we may read. They are asked for each time, for an event may come with
 * a table of its own; from the catalogue itself, which has an index for this.
 *
 * @param schema the schema that holds them
 */
record EntityTables(String schema) {

    /** What one question is about: each table costs two parameters, and planning time. */
    private static final int AT_ONCE = 100;

    private static final String NAMES =
            """
            select t.relname
              from pg_class t
              join pg_attribute a on a.attrelid = t.oid and a.attname = 'root_id'
             where t.relnamespace = to_regnamespace(?) and t.relkind in ('r', 'p')
               and not t.relispartition and has_table_privilege(t.oid, 'select')
             order by t.relname""";

    /** Their names, as many together as one question may be about. */
    List<List<String>> of(Connection postgres) throws SQLException {
        var names = new ArrayList<String>();
        try (var statement = postgres.prepareStatement(NAMES)) {
            statement.setString(1, '"' + schema.replace("\"", "\"\"") + '"');
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
        }
        var parts = new ArrayList<List<String>>();
        for (var from = 0; from < names.size(); from += AT_ONCE) {
            parts.add(names.subList(from, Math.min(names.size(), from + AT_ONCE)));
        }
        return parts;
    }
}
