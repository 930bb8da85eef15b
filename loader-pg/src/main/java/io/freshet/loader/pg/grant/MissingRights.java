package io.freshet.loader.pg.grant;

import io.freshet.iglu.ddl.TableDdl;
import io.freshet.loader.pg.connect.PgSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Finds out what a role that was refused lacks, so that it can be pasted. */
public final class MissingRights {

    /** Of more tables nobody reads the list; {@code freshet db grants --take-over} helps. */
    private static final int MOST_TABLES = 5;

    private static final String SCHEMA =
            """
            SELECT current_user, n.oid IS NOT NULL,
                   has_database_privilege(current_database(), 'CREATE'),
                   coalesce(has_schema_privilege(n.oid, 'USAGE'), false)
                     AND coalesce(has_schema_privilege(n.oid, 'CREATE'), false)
              FROM (SELECT 1) one LEFT JOIN pg_namespace n ON n.nspname = ?""";

    private static final String TABLES_OF_OTHERS =
            """
            SELECT current_user, n.nspname, c.relname
              FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE n.nspname IN (?, ?) AND c.relkind IN ('r', 'p')
               AND NOT pg_has_role(c.relowner, 'USAGE')
             ORDER BY n.nspname, c.relname <> 'events', c.relname
             LIMIT ?""";

    private MissingRights() {}

    /**
     * The statements that an administrator should run; empty where nothing is found.
     *
     * @param connection of the role, with no transaction begun or a sound one
     */
    public static List<String> find(Connection connection, PgSettings settings)
            throws SQLException {
        var missing = new ArrayList<String>();
        for (var schema : List.of(settings.schema(), settings.bookkeepingSchema())) {
            ofSchema(connection, schema, missing);
        }
        try (var query = connection.prepareStatement(TABLES_OF_OTHERS)) {
            query.setString(1, settings.schema());
            query.setString(2, settings.bookkeepingSchema());
            query.setInt(3, MOST_TABLES);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var table = TableDdl.qualified(rows.getString(2), rows.getString(3));
                    missing.add(
                            "ALTER TABLE "
                                    + table
                                    + " OWNER TO "
                                    + Grants.name(rows.getString(1))
                                    + ";");
                }
            }
        }
        return missing;
    }

    private static void ofSchema(Connection connection, String schema, List<String> missing)
            throws SQLException {
        try (var query = connection.prepareStatement(SCHEMA)) {
            query.setString(1, schema);
            try (var row = query.executeQuery()) {
                row.next();
                var role = row.getString(1);
                boolean exists = row.getBoolean(2);
                if (exists ? row.getBoolean(4) : row.getBoolean(3)) {
                    return;
                }
                var sql =
                        exists
                                ? Grants.use(schema, role)
                                : Grants.schema(schema, role, Grants.Ownership.ADMINISTRATOR);
                sql.lines().forEach(missing::add);
            }
        }
    }
}
