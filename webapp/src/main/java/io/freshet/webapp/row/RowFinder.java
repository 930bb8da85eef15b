package io.freshet.webapp.row;

import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.webapp.fate.Fate.Stored;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Looks events up in Postgres: their {@code atomic.events} row and how many rows each entity table
 * has.
 */
public final class RowFinder implements AutoCloseable {

    private static final String UNDEFINED_TABLE = "42P01";

    private final String jdbcUrl;
    private final Properties login;
    private final String schema;
    private @Nullable Connection connection;

    /**
     * Connects at the first look-up.
     *
     * @param jdbcUrl e.g. {@code jdbc:postgresql://localhost:5432/igludb}
     * @param user the role to read as
     * @param password its password
     * @param schema the schema that holds {@code events}
     */
    public RowFinder(String jdbcUrl, String user, String password, String schema) {
        this.jdbcUrl = jdbcUrl;
        this.login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password);
        this.schema = schema;
    }

    /**
     * The rows that exist, by event id; ids that are no UUID have none.
     *
     * @throws SQLException when Postgres cannot be asked; the next call connects anew
     */
    public Map<String, Stored> find(Collection<String> eventIds) throws SQLException {
        var ids = eventIds.stream().filter(RowFinder::isUuid).map(UUID::fromString).toArray();
        if (ids.length == 0) {
            return Map.of();
        }
        try {
            var postgres = connected();
            var rows = rows(postgres, ids);
            if (rows.isEmpty()) {
                return Map.of();
            }
            var counts = entityCounts(postgres, ids);
            var found = new HashMap<String, Stored>();
            rows.forEach(
                    (id, row) -> found.put(id, new Stored(row, counts.getOrDefault(id, Map.of()))));
            return found;
        } catch (SQLException e) {
            if (UNDEFINED_TABLE.equals(e.getSQLState())) {
                return Map.of(); // the loader has not made its tables yet
            }
            close();
            throw e;
        }
    }

    @Override
    public void close() {
        var open = connection;
        connection = null;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException ignored) {
                // it is given up either way
            }
        }
    }

    private Connection connected() throws SQLException {
        var open = connection;
        if (open == null || open.isClosed()) {
            open = DriverManager.getConnection(jdbcUrl, login);
            open.setReadOnly(true);
            connection = open;
        }
        return open;
    }

    private Map<String, JsonNode> rows(Connection postgres, Object[] ids) throws SQLException {
        var sql =
                "select event_id, jsonb_strip_nulls(to_jsonb(e)) from "
                        + quoted(schema)
                        + ".events e where event_id = any (?)";
        var found = new HashMap<String, JsonNode>();
        try (var statement = postgres.prepareStatement(sql)) {
            statement.setArray(1, postgres.createArrayOf("uuid", ids));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(1), Json.parse(rows.getString(2)));
                }
            }
        } catch (InvalidJson notFromPostgres) {
            throw new SQLException("Postgres answered a row that is no JSON", notFromPostgres);
        }
        return found;
    }

    private Map<String, Map<String, Integer>> entityCounts(Connection postgres, Object[] ids)
            throws SQLException {
        var tables = entityTables(postgres);
        var counts = new HashMap<String, Map<String, Integer>>();
        for (var table : tables) {
            var sql =
                    "select root_id, count(*) from "
                            + quoted(schema)
                            + "."
                            + quoted(table)
                            + " where root_id = any (?) group by root_id";
            try (var statement = postgres.prepareStatement(sql)) {
                statement.setArray(1, postgres.createArrayOf("uuid", ids));
                try (var rows = statement.executeQuery()) {
                    while (rows.next()) {
                        counts.computeIfAbsent(rows.getString(1), id -> new TreeMap<>())
                                .put(table, rows.getInt(2));
                    }
                }
            }
        }
        return counts;
    }

    private List<String> entityTables(Connection postgres) throws SQLException {
        var sql =
                """
                select array_agg(c.table_name::text order by c.table_name)
                  from information_schema.columns c
                  join pg_class t on t.relname = c.table_name
                  join pg_namespace n on n.oid = t.relnamespace and n.nspname = c.table_schema
                 where c.table_schema = ? and c.column_name = 'root_id'
                   and not t.relispartition""";
        try (var statement = postgres.prepareStatement(sql)) {
            statement.setString(1, schema);
            try (var rows = statement.executeQuery()) {
                rows.next();
                var names = rows.getArray(1);
                return names == null ? List.of() : List.of((String[]) names.getArray());
            }
        }
    }

    private static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    private static boolean isUuid(String text) {
        try {
            return UUID.fromString(text).toString().equals(text);
        } catch (IllegalArgumentException notAnId) {
            return false;
        }
    }
}
