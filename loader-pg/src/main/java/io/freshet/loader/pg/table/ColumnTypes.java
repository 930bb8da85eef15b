package io.freshet.loader.pg.table;

import io.freshet.iglu.ddl.SqlType;
import io.freshet.loader.pg.cell.CopyFormat;
import io.freshet.loader.pg.row.CopyTarget;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Whether columns are what binary rows were written for. Postgres notices most that is not so, but
 * reads the eight bytes of a floating-point number as a whole number without a word.
 *
 * @param schema the database schema
 */
public record ColumnTypes(String schema) {

    private static final String TYPES =
            """
            SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod)
              FROM pg_class c
              JOIN pg_namespace n ON n.oid = c.relnamespace
              JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
             WHERE n.nspname = ? AND c.relname = ANY (?)""";

    /** What was read is not so any more, the transaction may be tried again. */
    private static final String CHANGED = "40001";

    /**
     * Looks at the tables, which rows have been copied to: nobody changes them before the
     * transaction ends.
     *
     * @throws SQLException also when a column has another type, as a failure that passes by once
     *     the tables have been looked at again
     */
    public void requireSame(Connection connection, Collection<CopyTarget> targets)
            throws SQLException {
        var expected = new HashMap<String, Map<String, SqlType>>();
        for (var target : targets) {
            if (target.format() == CopyFormat.BINARY) {
                var columns = expected.computeIfAbsent(target.table(), t -> new HashMap<>());
                for (int i = 0; i < target.columns().size(); i++) {
                    columns.put(target.columns().get(i), target.types().get(i));
                }
            }
        }
        if (expected.isEmpty()) {
            return;
        }
        try (var query = connection.prepareStatement(TYPES)) {
            query.setString(1, schema);
            query.setArray(2, connection.createArrayOf("text", expected.keySet().toArray()));
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    var type =
                            Objects.requireNonNull(expected.get(rows.getString(1)))
                                    .get(rows.getString(2));
                    if (type != null && !isSame(type, Catalogue.type(rows.getString(3)))) {
                        throw new SQLException(
                                "column %s of table %s is no %s any more"
                                        .formatted(
                                                rows.getString(2), rows.getString(1), type.toSql()),
                                CHANGED);
                    }
                }
            }
        }
    }

    private static boolean isSame(SqlType written, SqlType actual) {
        return written.isText() ? actual.isText() : written.kind() == actual.kind();
    }
}
