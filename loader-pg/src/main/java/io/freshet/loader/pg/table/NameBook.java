package io.freshet.loader.pg.table;

import io.freshet.iglu.ddl.TableDdl;
import io.freshet.loader.pg.schema.ModelId;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which table a schema model has and which column a property: two tables of ours, written in the
 * transaction that makes the table or column. What stands there wins over what the name would be
 * today, so names survive a table that is made again, and a person may give them beforehand.
 */
final class NameBook {

    private static final String TABLES = "tables";
    private static final String COLUMNS = "columns";

    private final String bookkeeping;
    private final String schema;

    /**
     * Keeps the names of one database schema.
     *
     * @param bookkeeping database schema of our own tables
     * @param schema database schema of events and entities
     */
    NameBook(String bookkeeping, String schema) {
        this.bookkeeping = bookkeeping;
        this.schema = schema;
    }

    /**
     * Names that were given.
     *
     * @param table the model's table, or null where it was given none
     * @param columns columns of properties by data pointer
     */
    record Given(@Nullable String table, Map<String, String> columns) {}

    /** What a column holds. */
    enum Holds {
        /** A property. */
        PROPERTY,
        /** What the property's column cannot hold, as JSON. */
        BESIDE,
        /** A JSON object of all that is no property of a known version. */
        UNKNOWN;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A column to be remembered.
     *
     * @param name the column
     * @param holds what it is for
     * @param pointer JSON pointer into the data
     */
    record Column(String name, Holds holds, String pointer) {}

    /** The statements that make both tables where there are none. */
    List<String> definition() {
        return List.of(
                """
                CREATE TABLE IF NOT EXISTS %s (
                db_schema text NOT NULL,
                table_name text NOT NULL,
                schema_vendor text NOT NULL,
                schema_name text NOT NULL,
                schema_model integer NOT NULL,
                since timestamptz NOT NULL DEFAULT now(),
                PRIMARY KEY (db_schema, schema_vendor, schema_name, schema_model),
                UNIQUE (db_schema, table_name)
                )"""
                        .formatted(qualified(TABLES)),
                """
                CREATE TABLE IF NOT EXISTS %s (
                db_schema text NOT NULL,
                table_name text NOT NULL,
                column_name text NOT NULL,
                holds text NOT NULL CHECK (holds IN ('property', 'beside', 'unknown')),
                pointer text NOT NULL,
                since timestamptz NOT NULL DEFAULT now(),
                PRIMARY KEY (db_schema, table_name, column_name)
                )"""
                        .formatted(qualified(COLUMNS)));
    }

    /** The names that a model was given. */
    Given of(Connection connection, ModelId id) throws SQLException {
        var sql =
                "SELECT t.table_name, c.column_name, c.pointer FROM "
                        + qualified(TABLES)
                        + " t LEFT JOIN "
                        + qualified(COLUMNS)
                        + " c ON c.db_schema = t.db_schema AND c.table_name = t.table_name"
                        + " AND c.holds = 'property' WHERE t.db_schema = ?"
                        + " AND t.schema_vendor = ? AND t.schema_name = ? AND t.schema_model = ?";
        try (var query = connection.prepareStatement(sql)) {
            query.setString(1, schema);
            query.setString(2, id.vendor());
            query.setString(3, id.name());
            query.setInt(4, id.model());
            String table = null;
            var columns = new HashMap<String, String>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    table = rows.getString(1);
                    if (rows.getString(2) != null) {
                        columns.put(rows.getString(3), rows.getString(2));
                    }
                }
            }
            return new Given(table, columns);
        }
    }

    /** The model that a table was given to. */
    Optional<ModelId> owner(Connection connection, String table) throws SQLException {
        var sql =
                "SELECT schema_vendor, schema_name, schema_model FROM "
                        + qualified(TABLES)
                        + " WHERE db_schema = ? AND table_name = ?";
        try (var query = connection.prepareStatement(sql)) {
            query.setString(1, schema);
            query.setString(2, table);
            try (var rows = query.executeQuery()) {
                return rows.next()
                        ? Optional.of(
                                new ModelId(rows.getString(1), rows.getString(2), rows.getInt(3)))
                        : Optional.empty();
            }
        }
    }

    /** Remembers a table and those of its columns that are not remembered yet. */
    void remember(Connection connection, ModelId id, String table, Collection<Column> columns)
            throws SQLException {
        var sql =
                "INSERT INTO "
                        + qualified(TABLES)
                        + " (db_schema, table_name, schema_vendor, schema_name, schema_model)"
                        + " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
        try (var insert = connection.prepareStatement(sql)) {
            insert.setString(1, schema);
            insert.setString(2, table);
            insert.setString(3, id.vendor());
            insert.setString(4, id.name());
            insert.setInt(5, id.model());
            insert.execute();
        }
        remember(connection, table, columns);
    }

    private void remember(Connection connection, String table, Collection<Column> columns)
            throws SQLException {
        var sql =
                "INSERT INTO "
                        + qualified(COLUMNS)
                        + " (db_schema, table_name, column_name, holds, pointer)"
                        + " SELECT ?, ?, * FROM unnest(?, ?, ?) ON CONFLICT DO NOTHING";
        try (var insert = connection.prepareStatement(sql)) {
            insert.setString(1, schema);
            insert.setString(2, table);
            insert.setArray(3, texts(connection, columns.stream().map(Column::name)));
            insert.setArray(4, texts(connection, columns.stream().map(c -> c.holds().word())));
            insert.setArray(5, texts(connection, columns.stream().map(Column::pointer)));
            insert.execute();
        }
    }

    private static Array texts(Connection connection, Stream<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.toArray());
    }

    private String qualified(String table) {
        return TableDdl.qualified(bookkeeping, table);
    }
}
