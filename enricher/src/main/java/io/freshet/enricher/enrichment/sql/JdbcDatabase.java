package io.freshet.enricher.enrichment.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A database that is reached by JDBC, through a pool that is empty until something is asked. */
final class JdbcDatabase implements Database {

    /** SQLSTATE of a statement that was stopped on demand. */
    private static final String STOPPED = "57014";

    private static final int UNKNOWN = -1;

    private final DatabaseAddress address;
    private final Query query;
    private final SqlSettings settings;
    private final HikariDataSource pool;
    private volatile int questionMarks = UNKNOWN;

    /**
     * Makes a pool; nothing is connected yet.
     *
     * @param address for messages
     * @param source makes connections
     */
    JdbcDatabase(DatabaseAddress address, DataSource source, Query query, SqlSettings settings) {
        this.address = address;
        this.query = query;
        this.settings = settings;
        var config = new HikariConfig();
        config.setPoolName("sql-query " + address);
        config.setDataSource(source);
        config.setMaximumPoolSize(settings.connections());
        config.setMinimumIdle(0);
        config.setInitializationFailTimeout(-1); // a database that is away stops no start
        config.setConnectionTimeout(settings.connectTimeout().toMillis());
        this.pool = new HikariDataSource(config);
    }

    @Override
    public Optional<List<ObjectNode>> ask(List<Object> values) throws SqlFailure {
        try (var connection = pool.getConnection();
                var statement = connection.prepareStatement(query.sql())) {
            statement.setQueryTimeout(Seconds.atLeast(settings.queryTimeout()));
            if (questionMarks == UNKNOWN) {
                questionMarks = statement.getParameterMetaData().getParameterCount();
            }
            if (questionMarks != values.size()) {
                return Optional.empty();
            }
            return Optional.of(rows(statement, values));
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private List<ObjectNode> rows(PreparedStatement statement, List<Object> values)
            throws SQLException {
        statement.setMaxRows(query.maxRows());
        for (int i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
        try (var found = statement.executeQuery()) {
            var rows = new ArrayList<ObjectNode>();
            while (found.next()) {
                rows.add(row(found));
            }
            return rows;
        }
    }

    private ObjectNode row(ResultSet found) throws SQLException {
        var columns = found.getMetaData();
        var row = JsonNodeFactory.instance.objectNode();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            row.set(
                    query.names().of(columns.getColumnLabel(i)),
                    CellJson.of(found.getObject(i), columns.getColumnClassName(i)));
        }
        return row;
    }

    private SqlFailure failure(SQLException e) {
        if (e instanceof SQLTransientConnectionException) {
            var cause = e.getCause() == null ? "all connections are in use" : e.getCause();
            return new SqlFailure(
                    "no connection to "
                            + address
                            + " within "
                            + settings.connectTimeout().toMillis()
                            + " ms: "
                            + (cause instanceof Throwable why ? oneLine(why) : cause),
                    e);
        }
        if (STOPPED.equals(e.getSQLState())) {
            return new SqlFailure(
                    "the query took longer than "
                            + settings.queryTimeout().toMillis()
                            + " ms and was stopped: "
                            + oneLine(e),
                    e);
        }
        return new SqlFailure(oneLine(e), e);
    }

    private static String oneLine(Throwable e) {
        return String.valueOf(e.getMessage()).replaceAll("\\s+", " ");
    }

    @Override
    public void close() {
        pool.close();
    }
}
