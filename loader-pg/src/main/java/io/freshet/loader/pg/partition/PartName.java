package io.freshet.loader.pg.partition;

import io.freshet.iglu.ddl.SqlName;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The names of parts: the table's name and an ending, {@code events_2026_11}, {@code
 * events_2026_11_21}, {@code events_default}. Where that is longer than Postgres allows, or taken
 * by another relation, the table's name is cut and gets the hash of the whole name before the
 * ending.
 */
final class PartName {

    /** The ending of the part that takes what belongs to no other. */
    static final String DEFAULT = "_default";

    private PartName() {}

    /** The part's name that is not taken. */
    static String free(Connection connection, String schema, String table, String ending)
            throws SQLException {
        var name = of(table, ending);
        return isTaken(connection, schema, name) ? hashed(table, ending) : name;
    }

    /** The part's name as long as nobody else has it. */
    static String of(String table, String ending) {
        var name = table + ending;
        return bytes(name) <= SqlName.MAX_BYTES ? name : hashed(table, ending);
    }

    /** As long as Postgres allows at most, however long the table's name. */
    static String hashed(String table, String ending) {
        var shorter = table;
        while (bytes(SqlName.distinct(shorter, table) + ending) > SqlName.MAX_BYTES) {
            shorter = shorter.substring(0, shorter.offsetByCodePoints(shorter.length(), -1));
        }
        return SqlName.distinct(shorter, table) + ending;
    }

    private static int bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }

    private static boolean isTaken(Connection connection, String schema, String name)
            throws SQLException {
        try (var query =
                connection.prepareStatement(
                        "SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                                + " WHERE n.nspname = ? AND c.relname = ?")) {
            query.setString(1, schema);
            query.setString(2, name);
            try (var rows = query.executeQuery()) {
                return rows.next();
            }
        }
    }
}
