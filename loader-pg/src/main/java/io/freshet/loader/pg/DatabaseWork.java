package io.freshet.loader.pg;

import io.freshet.loader.pg.copy.BadRowSink;
import io.freshet.loader.pg.copy.BatchLoader;
import io.freshet.loader.pg.copy.EncodedBatch;
import io.freshet.loader.pg.copy.Source;
import io.freshet.loader.pg.lane.LaneWork;
import io.freshet.loader.pg.lane.Outage;
import io.freshet.loader.pg.offset.Claim;
import io.freshet.loader.pg.offset.Fenced;
import io.freshet.loader.pg.row.EventsShape;
import io.freshet.loader.pg.schema.RegistryUnreachable;
import io.freshet.loader.pg.table.KnownTables;
import io.freshet.loader.pg.table.SqlTrouble;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a lane does, on a connection of its own. One thread, except {@link #abort}. */
final class DatabaseWork implements LaneWork {

    private final Database database;
    private final Preparation preparation;
    private final KnownTables tables;
    private final Claims claims;
    private final BatchLoader loader;
    private final LoaderMetrics metrics;
    private boolean blame;

    /** Makes sure that the database has what loading needs. */
    interface Preparation {

        /** In the connection's transaction, which the caller commits. */
        EventsShape prepare(Connection connection) throws SQLException;
    }

    /**
     * Nothing yet.
     *
     * @param tables told by the loader as well
     * @param claims on the same connection
     */
    DatabaseWork(
            Database database,
            Preparation preparation,
            KnownTables tables,
            Claims claims,
            BatchLoader loader,
            LoaderMetrics metrics) {
        this.database = database;
        this.preparation = preparation;
        this.tables = tables;
        this.claims = claims;
        this.loader = loader;
        this.metrics = metrics;
    }

    @Override
    public void write(EncodedBatch batch) throws Outage, Fenced {
        long start = System.nanoTime();
        try {
            var connection = database.connection();
            prepare(connection);
            var result = loader.load(connection, batch, batch.advances(), blame);
            blame = false;
            metrics.committed(batch, result, Duration.ofNanos(System.nanoTime() - start));
            BadEventLog.note(result.bad());
        } catch (SQLException e) {
            undo(e);
            blame = SqlTrouble.of(e) == SqlTrouble.UNSURE;
            throw Outage.of(e);
        } catch (RegistryUnreachable e) {
            undo(null);
            throw Outage.of(e);
        } catch (BadRowSink.Unavailable e) {
            undo(null);
            throw Outage.of(e);
        } catch (Fenced e) {
            undo(null);
            throw e;
        }
    }

    private void prepare(Connection connection) throws SQLException {
        if (tables.isStale()) {
            var events = preparation.prepare(connection);
            connection.commit();
            tables.publish(events);
        }
    }

    @Override
    public Map<Source, Claim> claim(Collection<Source> partitions) throws Outage {
        return claims.claim(partitions);
    }

    private void undo(@Nullable SQLException reason) {
        database.rollback(reason);
        loader.forget();
    }

    @Override
    public void abort() {
        database.abort();
    }

    @Override
    public void close() {
        database.close();
    }
}
