package io.freshet.enricher.enrichment.sql;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.freshet.enricher.enrichment.lookup.LookupFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A database that is reached by JDBC, through a pool that is empty until something is asked. */
final class JdbcDatabase implements Database {

    private static final int UNKNOWN = -1;

    private final DatabaseAddress address;
    private final Query query;
    private final SqlSettings settings;
    private final DataSource source;
    private final HikariDataSource pool;
    private final ReentrantLock knocking = new ReentrantLock();
    private volatile int questionMarks = UNKNOWN;

    /**
     * Makes a pool; nothing is connected yet.
     *
     * @param address for messages
     * @param source makes connections
     * @param connections most at a time
     */
    JdbcDatabase(
            DatabaseAddress address,
            DataSource source,
            Query query,
            SqlSettings settings,
            int connections) {
        this.address = address;
        this.query = query;
        this.settings = settings;
        this.source = source;
        var config = new HikariConfig();
        config.setPoolName("sql-query " + address);
        config.setDataSource(source);
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(0);
        config.setInitializationFailTimeout(-1); // a database that is away stops no start
        config.setConnectionTimeout(settings.connectTimeout().toMillis());
        this.pool = new HikariDataSource(config);
    }

    @Override
    public Optional<List<ObjectNode>> ask(List<Object> values) throws LookupFailure {
        try (var connection = connect();
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
            throw Failures.ofState(e.getSQLState(), address, settings.queryTimeout(), e);
        }
    }

    private Connection connect() throws LookupFailure {
        try {
            knock();
            return pool.getConnection();
        } catch (SQLTransientConnectionException e) { // the pool's own, in words about itself
            throw Failures.noConnection(
                    address, settings.connectTimeout(), e.getCause() == null ? e : e.getCause());
        } catch (SQLException e) {
            throw Failures.noConnection(address, settings.connectTimeout(), e);
        }
    }

    /**
     * Tries the way when there is no connection yet: the pool would try again until the time is
     * over, and tell only then what it was told at once.
     */
    private void knock() throws SQLException {
        if (pool.getHikariPoolMXBean().getTotalConnections() == 0 && knocking.tryLock()) {
            try {
                source.getConnection().close();
            } finally {
                knocking.unlock();
            }
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

    @Override
    public void close() {
        pool.close();
    }
}
