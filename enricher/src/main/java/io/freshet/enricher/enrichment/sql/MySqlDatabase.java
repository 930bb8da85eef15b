package io.freshet.enricher.enrichment.sql;

import io.asyncer.r2dbc.mysql.MySqlConnectionConfiguration;
import io.asyncer.r2dbc.mysql.MySqlConnectionFactory;
import io.asyncer.r2dbc.mysql.constant.SslMode;
import io.freshet.enricher.enrichment.lookup.LookupFailure;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import io.r2dbc.spi.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.reactivestreams.Publisher;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A database that speaks MySQL. There is no JDBC driver for it under a licence that lets us bring
 * it along, so this is another kind of client, used the same way: the caller waits.
 */
final class MySqlDatabase implements Database {

    /** The server is told to stop first; this is for one that does not answer at all. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final DatabaseAddress address;
    private final Query query;
    private final SqlSettings settings;
    private final MySqlConnections connections;

    MySqlDatabase(DatabaseAddress address, Query query, SqlSettings settings, int connections) {
        this.address = address;
        this.query = query;
        this.settings = settings;
        this.connections =
                new MySqlConnections(
                        MySqlConnectionFactory.from(configuration(address, settings)),
                        connections,
                        settings.connectTimeout());
    }

    private static MySqlConnectionConfiguration configuration(
            DatabaseAddress address, SqlSettings settings) {
        return MySqlConnectionConfiguration.builder()
                .host(address.host())
                .port(address.port())
                .user(address.user())
                .password(address.password())
                .database(address.database())
                // Snowplow: encrypted, whatever the certificate says.
                .sslMode(address.isEncrypted() ? SslMode.REQUIRED : SslMode.PREFERRED)
                .connectTimeout(settings.connectTimeout())
                .statementTimeout(settings.queryTimeout())
                .tcpKeepAlive(true)
                // values travel beside the statement, so that none can change its meaning
                .useServerPrepareStatement()
                .build();
    }

    @Override
    public Optional<List<ObjectNode>> ask(List<Object> values)
            throws LookupFailure, InterruptedException {
        var connection = connect();
        boolean isUsable = true;
        try {
            var asked = execute(connection.createStatement(query.sql()), values);
            return asked.isEmpty() ? Optional.empty() : Optional.of(rows(asked.get()));
        } catch (RuntimeException e) {
            var cause = Exceptions.unwrap(e);
            isUsable = cause instanceof R2dbcException answer && answer.getSqlState() != null;
            throw failure(cause);
        } finally {
            connections.giveBack(connection, isUsable);
        }
    }

    private Connection connect() throws LookupFailure, InterruptedException {
        try {
            return connections.take();
        } catch (RuntimeException e) {
            throw Failures.noConnection(address, settings.connectTimeout(), Exceptions.unwrap(e));
        }
    }

    /** Empty where there are more or fewer question marks than values, which the client tells. */
    private static Optional<Publisher<? extends Result>> execute(
            Statement statement, List<Object> values) {
        try {
            for (int i = 0; i < values.size(); i++) {
                statement.bind(i, values.get(i));
            }
            return Optional.of(statement.execute());
        } catch (IllegalStateException
                | IndexOutOfBoundsException
                | UnsupportedOperationException otherNumber) {
            return Optional.empty();
        }
    }

    private List<ObjectNode> rows(Publisher<? extends Result> asked) {
        return Objects.requireNonNull(
                Flux.from(asked)
                        .concatMap(result -> result.map(this::row))
                        .take(query.maxRows())
                        .collectList()
                        .block(settings.queryTimeout().plus(GRACE)));
    }

    private ObjectNode row(Row found, RowMetadata metadata) {
        var columns = metadata.getColumnMetadatas();
        var row = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < columns.size(); i++) {
            row.set(query.names().of(columns.get(i).getName()), MySqlCell.json(found.get(i)));
        }
        return row;
    }

    private LookupFailure failure(Throwable cause) {
        if (cause instanceof R2dbcTimeoutException || isTimeout(cause)) {
            return Failures.stopped(address, settings.queryTimeout(), cause);
        }
        var state = cause instanceof R2dbcException answer ? answer.getSqlState() : null;
        return Failures.ofState(state, address, settings.queryTimeout(), cause);
    }

    /** How the wait for an answer ends in this library when it has been too long. */
    private static boolean isTimeout(Throwable cause) {
        return cause instanceof IllegalStateException
                && cause.getCause() instanceof TimeoutException;
    }

    @Override
    public void close() {
        connections.close();
    }
}
