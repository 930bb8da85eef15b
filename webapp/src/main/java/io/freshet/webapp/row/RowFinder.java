package io.freshet.webapp.row;

import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.webapp.fate.Fate.Stored;
import io.freshet.webapp.live.LiveEvent;
import io.freshet.webapp.live.LiveEvent.Outcome;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Looks events up in Postgres: their {@code atomic.events} row and how many rows each entity table
 * has, or all its rows. Thread-safe.
 */
public final class RowFinder implements EventRows, AutoCloseable {

    private static final String UNDEFINED_TABLE = "42P01";

    private final String jdbcUrl;
    private final Properties login;
    private final String schema;
    private final EntityTables tables;
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
        this.tables = new EntityTables(schema);
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
        return asked(
                postgres -> {
                    var rows = rows(postgres, ids);
                    if (rows.isEmpty()) {
                        return Map.of();
                    }
                    var counts = entityCounts(postgres, ids);
                    var found = new HashMap<String, Stored>();
                    rows.forEach(
                            (id, row) ->
                                    found.put(
                                            id,
                                            new Stored(row, counts.getOrDefault(id, Map.of()))));
                    return found;
                },
                Map.of());
    }

    /**
     * The rows of events, by event id; several where events share one.
     *
     * @param eventIds none are asked for as well, which tells whether Postgres answers
     * @throws SQLException as for {@link #find}
     */
    public Map<String, List<Loaded>> loaded(Collection<String> eventIds) throws SQLException {
        var ids = eventIds.stream().filter(RowFinder::isUuid).map(UUID::fromString).toArray();
        var sql =
                "select event_id, extract(epoch from load_tstamp) * 1000,"
                        + " extract(epoch from collector_tstamp) * 1000, event_fingerprint from "
                        + quoted(schema)
                        + ".events where event_id = any (?)";
        var found = new HashMap<String, List<Loaded>>();
        return asked(
                postgres -> {
                    try (var statement = postgres.prepareStatement(sql)) {
                        statement.setArray(1, postgres.createArrayOf("uuid", ids));
                        try (var rows = statement.executeQuery()) {
                            while (rows.next()) {
                                found.computeIfAbsent(rows.getString(1), id -> new ArrayList<>())
                                        .add(
                                                new Loaded(
                                                        rows.getLong(2),
                                                        rows.getLong(3),
                                                        rows.getString(4)));
                            }
                        }
                    }
                    return found;
                },
                Map.of());
    }

    /**
     * An event in Postgres.
     *
     * @param loadedAt when its row was written, epoch milliseconds; 0 where the row does not tell
     * @param collectedAt when the collector got it, epoch milliseconds
     * @param fingerprint tells it from others with its id; null where there is none
     */
    public record Loaded(long loadedAt, long collectedAt, @Nullable String fingerprint) {

        private boolean isLike(LiveEvent event) {
            return Objects.equals(fingerprint, event.fingerprint());
        }

        /**
         * What the rows of its id say became of a good event; empty as long as it may be loaded
         * yet.
         */
        static Optional<Outcome> outcome(LiveEvent event, List<Loaded> rows) {
            var like = rows.stream().filter(row -> row.isLike(event)).toList();
            if (like.isEmpty()) {
                return Optional.empty();
            }
            // Of equal events the loader keeps one: then the row of the other one is this one's
            // end.
            return Optional.of(
                    like.stream().anyMatch(row -> row.collectedAt() == event.at())
                            ? Outcome.ROW
                            : Outcome.DUPLICATE);
        }
    }

    @Override
    public List<TableRow> rows(String eventId) throws SQLException {
        if (!isUuid(eventId)) {
            return List.of();
        }
        return asked(postgres -> rows(postgres, UUID.fromString(eventId)), List.of());
    }

    private List<TableRow> rows(Connection postgres, UUID id) throws SQLException {
        var rows = new ArrayList<TableRow>();
        add(postgres, List.of("events"), "event_id", id, rows);
        if (!rows.isEmpty()) {
            for (var tables : tables.of(postgres)) {
                add(postgres, tables, "root_id", id, rows);
            }
        }
        return rows;
    }

    /** All tables in one question, for there may be hundreds. */
    private void add(
            Connection postgres, List<String> names, String column, UUID id, List<TableRow> into)
            throws SQLException {
        var each = "select ?, jsonb_strip_nulls(to_jsonb(t)) from %s.%s t where " + column + " = ?";
        var sql =
                names.stream()
                        .map(name -> each.formatted(quoted(schema), quoted(name)))
                        .collect(Collectors.joining(" union all "));
        try (var statement = postgres.prepareStatement(sql)) {
            var parameter = 1;
            for (var name : names) {
                statement.setString(parameter++, name);
                statement.setObject(parameter++, id);
            }
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var table = schema + "." + rows.getString(1);
                    into.add(new TableRow(table, Json.parse(rows.getString(2))));
                }
            }
        } catch (InvalidJson notFromPostgres) {
            throw new SQLException("Postgres answered a row that is no JSON", notFromPostgres);
        }
    }

    private interface Question<T> {
        T ask(Connection postgres) throws SQLException;
    }

    /** An answer; the other one where the loader has not made its tables yet. */
    private synchronized <T> T asked(Question<T> question, T otherwise) throws SQLException {
        try {
            return question.ask(connected());
        } catch (SQLException e) {
            if (UNDEFINED_TABLE.equals(e.getSQLState())) {
                return otherwise;
            }
            close();
            throw e;
        }
    }

    @Override
    public synchronized void close() {
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
        var counts = new HashMap<String, Map<String, Integer>>();
        for (var names : tables.of(postgres)) {
            addCounts(postgres, names, ids, counts);
        }
        return counts;
    }

    private void addCounts(
            Connection postgres,
            List<String> names,
            Object[] ids,
            Map<String, Map<String, Integer>> into)
            throws SQLException {
        var each =
                "select ?, root_id, count(*) from %s.%s where root_id = any (?) group by root_id";
        var sql =
                names.stream()
                        .map(name -> each.formatted(quoted(schema), quoted(name)))
                        .collect(Collectors.joining(" union all "));
        try (var statement = postgres.prepareStatement(sql)) {
            var parameter = 1;
            var wanted = postgres.createArrayOf("uuid", ids);
            for (var name : names) {
                statement.setString(parameter++, name);
                statement.setArray(parameter++, wanted);
            }
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    into.computeIfAbsent(rows.getString(2), id -> new TreeMap<>())
                            .put(rows.getString(1), rows.getInt(3));
                }
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
