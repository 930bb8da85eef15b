package io.freshet.loader.pg.partition;

import io.freshet.iglu.ddl.SqlName;
import io.freshet.iglu.ddl.TableDdl;
import io.freshet.loader.pg.partition.PartitionedTable.Part;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the database says about the tables of one schema that are cut, or could be.
 *
 * @param schema the database schema of events and entities
 */
record PartitionCatalogue(String schema) {

    /** As Postgres prints bounds with DateStyle ISO. */
    private static final Pattern BOUNDS =
            Pattern.compile("FOR VALUES FROM \\((.+)\\) TO \\((.+)\\)");

    private static final String MOMENT =
            "'(\\d{4}-\\d\\d-\\d\\d) (\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?)'";
    private static final Pattern BOUND = Pattern.compile(MOMENT);

    private static final String PARTS =
            """
            SELECT t.relname, k.attname, n.nspname, c.relname,
                   pg_get_expr(c.relpartbound, c.oid), pg_relation_size(c.oid) = 0
              FROM pg_partitioned_table p
              JOIN pg_class t ON t.oid = p.partrelid
              JOIN pg_namespace s ON s.oid = t.relnamespace
              JOIN pg_attribute k ON k.attrelid = t.oid AND k.attnum = p.partattrs[0]
              LEFT JOIN pg_inherits i ON i.inhparent = t.oid
              LEFT JOIN pg_class c ON c.oid = i.inhrelid
              LEFT JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE s.nspname = ? AND t.relname LIKE ? AND p.partstrat = 'r' AND p.partnatts = 1
               AND k.attname = CASE t.relname WHEN 'events' THEN 'collector_tstamp'
                                              ELSE 'root_tstamp' END
             ORDER BY t.relname, c.relname""";

    private static final String WHOLE =
            """
            SELECT t.relname
              FROM pg_class t
              JOIN pg_namespace s ON s.oid = t.relnamespace
              JOIN pg_attribute k ON k.attrelid = t.oid
             WHERE s.nspname = ? AND t.relkind = 'r' AND NOT t.relispartition
               AND k.attname = CASE t.relname WHEN 'events' THEN 'collector_tstamp'
                                              ELSE 'root_tstamp' END
               AND NOT k.attisdropped
             ORDER BY t.relname""";

    private static final String COLUMNS =
            """
            SELECT string_agg(quote_ident(a.attname), ',' ORDER BY a.attnum)
              FROM pg_attribute a
              JOIN pg_class t ON t.oid = a.attrelid
              JOIN pg_namespace s ON s.oid = t.relnamespace
             WHERE s.nspname = ? AND t.relname = ?
               AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''""";

    /** All tables that are cut by their time. */
    List<PartitionedTable> tables(Connection connection) throws SQLException {
        return tables(connection, "%");
    }

    /** The table of that name, if it is cut by its time. */
    Optional<PartitionedTable> table(Connection connection, String name) throws SQLException {
        return tables(connection, name.replaceAll("([\\\\_%])", "\\\\$1")).stream().findFirst();
    }

    private List<PartitionedTable> tables(Connection connection, String pattern)
            throws SQLException {
        var times = new LinkedHashMap<String, String>();
        var parts = new LinkedHashMap<String, List<Part>>();
        try (var query = connection.prepareStatement(PARTS)) {
            query.setString(1, schema);
            query.setString(2, pattern);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var table = rows.getString(1);
                    times.put(table, rows.getString(2));
                    var of = parts.computeIfAbsent(table, t -> new ArrayList<>());
                    if (rows.getString(4) != null) {
                        of.add(
                                part(
                                        rows.getString(3),
                                        rows.getString(4),
                                        rows.getString(5),
                                        rows.getBoolean(6)));
                    }
                }
            }
        }
        var tables = new ArrayList<PartitionedTable>();
        parts.forEach(
                (name, of) ->
                        tables.add(
                                new PartitionedTable(
                                        name, Objects.requireNonNull(times.get(name)), of)));
        return tables;
    }

    /** Tables of events and entities that are not cut. */
    List<String> wholeTables(Connection connection) throws SQLException {
        var names = new ArrayList<String>();
        try (var query = connection.prepareStatement(WHOLE)) {
            query.setString(1, schema);
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
        }
        return names;
    }

    /** The table's columns that rows are copied by, quoted, separated by commas. */
    String columns(Connection connection, String table) throws SQLException {
        try (var query = connection.prepareStatement(COLUMNS)) {
            query.setString(1, schema);
            query.setString(2, table);
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    /** How many rows of a part there are by day, between two moments. */
    Map<LocalDateTime, Long> rows(
            Connection connection, Part part, String time, LocalDateTime from, LocalDateTime to)
            throws SQLException {
        var column = SqlName.quote(time);
        var sql =
                "SELECT date_trunc('day', %s), count(*) FROM %s WHERE %s >= '%s' AND %s < '%s' GROUP BY 1"
                        .formatted(
                                column,
                                TableDdl.qualified(part.schema(), part.name()),
                                column,
                                from,
                                column,
                                to);
        var counts = new HashMap<LocalDateTime, Long>();
        try (var query = connection.createStatement();
                var rows = query.executeQuery(sql)) {
            while (rows.next()) {
                counts.put(rows.getObject(1, LocalDateTime.class), rows.getLong(2));
            }
        }
        return counts;
    }

    /** The database's clock, UTC. */
    LocalDateTime now(Connection connection) throws SQLException {
        try (var query = connection.createStatement();
                var rows = query.executeQuery("SELECT now() AT TIME ZONE 'UTC'")) {
            rows.next();
            return rows.getObject(1, LocalDateTime.class);
        }
    }

    static Part part(String schema, String name, String bounds, boolean isEmpty) {
        var range = BOUNDS.matcher(bounds);
        boolean isRange = range.matches();
        return new Part(
                schema,
                name,
                isRange ? moment(range.group(1)) : null,
                isRange ? moment(range.group(2)) : null,
                bounds.equals("DEFAULT"),
                isEmpty);
    }

    /** Null for {@code MINVALUE}, {@code MAXVALUE}, {@code infinity} and years beyond 9999. */
    private static @Nullable LocalDateTime moment(String bound) {
        var moment = BOUND.matcher(bound);
        return moment.matches()
                ? LocalDateTime.parse(moment.group(1) + "T" + moment.group(2))
                : null;
    }
}
