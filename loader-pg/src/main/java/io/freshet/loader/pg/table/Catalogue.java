package io.freshet.loader.pg.table;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.iglu.ddl.SqlType;
import io.freshet.iglu.ddl.SqlType.Kind;
import io.freshet.iglu.ddl.TableColumn;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the database says about one schema's tables.
 *
 * @param schema the database schema
 */
record Catalogue(String schema) {

    private static final Pattern SIZED =
            Pattern.compile("(character varying|character)\\((\\d+)\\)");

    private static final String COLUMNS =
            """
            SELECT a.attname, format_type(a.atttypid, a.atttypmod),
                   a.attnotnull AND NOT a.atthasdef AND a.attidentity = '',
                   CASE WHEN c.relispartition
                        THEN coalesce((SELECT obj_description(i.inhparent, 'pg_class')
                                         FROM pg_inherits i WHERE i.inhrelid = c.oid),
                                      'iglu:com.snowplowanalytics.snowplow/atomic/jsonschema/1-0-0')
                        ELSE obj_description(c.oid, 'pg_class') END
              FROM pg_class c
              JOIN pg_namespace n ON n.oid = c.relnamespace
              LEFT JOIN pg_attribute a
                ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
             WHERE n.nspname = ? AND c.relname = ? AND c.relkind IN ('r', 'p', 'v', 'f')
             ORDER BY a.attnum""";

    private static final String BYTES =
            """
            SELECT pg_total_relation_size(c.oid)
                   + coalesce((SELECT sum(pg_total_relation_size(p.relid))
                                 FROM pg_partition_tree(c.oid) p WHERE p.relid <> c.oid), 0)
              FROM pg_class c
              JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE n.nspname = ? AND c.relname = ?""";

    /**
     * A table.
     *
     * @param name its name
     * @param columns its columns by name, in order
     * @param comment its comment, or null; a part has that of its table, so that no other model
     *     takes it
     */
    record Table(String name, Map<String, TableColumn> columns, @Nullable String comment) {

        /** The schema that the comment names. */
        Optional<SchemaKey> schemaOfComment() {
            return Optional.ofNullable(comment).flatMap(text -> SchemaKey.parse(text).key());
        }
    }

    /** The table of that name, if there is one. */
    Optional<Table> table(Connection connection, String name) throws SQLException {
        try (var query = connection.prepareStatement(COLUMNS)) {
            query.setString(1, schema);
            query.setString(2, name);
            var columns = new LinkedHashMap<String, TableColumn>();
            String comment = null;
            boolean exists = false;
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    exists = true;
                    comment = rows.getString(4);
                    var column = rows.getString(1);
                    if (column != null) {
                        var type = type(rows.getString(2));
                        columns.put(column, new TableColumn(column, type, !rows.getBoolean(3)));
                    }
                }
            }
            return exists ? Optional.of(new Table(name, columns, comment)) : Optional.empty();
        }
    }

    /** How much disk a table takes with its indexes, long values and partitions. */
    long bytes(Connection connection, String name) throws SQLException {
        try (var query = connection.prepareStatement(BYTES)) {
            query.setString(1, schema);
            query.setString(2, name);
            try (var rows = query.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        }
    }

    /** Reads a type as Postgres' {@code format_type} prints it. */
    static SqlType type(String text) {
        var sized = SIZED.matcher(text);
        if (sized.matches()) {
            int length = Integer.parseInt(sized.group(2));
            return sized.group(1).equals("character")
                    ? SqlType.character(length)
                    : SqlType.varchar(length);
        }
        return switch (text) {
            case "uuid" -> SqlType.UUID;
            case "integer" -> SqlType.INTEGER;
            case "bigint" -> SqlType.BIGINT;
            case "double precision" -> SqlType.DOUBLE;
            case "boolean" -> SqlType.BOOLEAN;
            case "date" -> SqlType.DATE;
            case "jsonb" -> SqlType.JSONB;
            case "text", "character varying" -> SqlType.TEXT;
            case "smallint" -> new SqlType(Kind.SMALLINT, 0);
            case "real" -> new SqlType(Kind.REAL, 0);
            case "numeric" -> new SqlType(Kind.NUMERIC, 0);
            case "json" -> new SqlType(Kind.JSON, 0);
            default -> timestamp(text);
        };
    }

    /** With any precision. */
    private static SqlType timestamp(String text) {
        if (!text.startsWith("timestamp")) {
            return new SqlType(Kind.OTHER, 0);
        }
        return text.endsWith("without time zone")
                ? SqlType.TIMESTAMP
                : new SqlType(Kind.TIMESTAMPTZ, 0);
    }
}
