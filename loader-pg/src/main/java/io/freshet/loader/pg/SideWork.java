package io.freshet.loader.pg;

import io.freshet.loader.pg.copy.BadRowSink;
import io.freshet.loader.pg.copy.EncodedBatch;
import io.freshet.loader.pg.copy.Source;
import io.freshet.loader.pg.lane.LaneWork;
import io.freshet.loader.pg.lane.Outage;
import io.freshet.loader.pg.offset.Claim;
import io.freshet.loader.pg.offset.Fenced;
import io.freshet.loader.pg.side.SideLoader;
import io.freshet.loader.pg.side.SideTables;
import io.freshet.loader.pg.table.SqlTrouble;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;

/** What the lane of a stream does. One thread, except {@link #abort}. */
final class SideWork implements LaneWork {

    private final Database database;
    private final SideTables tables;
    private final Claims claims;
    private final SideLoader loader;
    private final SideMetrics metrics;
    private boolean isPrepared = true;
    private boolean blame;

    /**
     * Nothing yet.
     *
     * @param tables were prepared; they are again when something goes wrong
     * @param claims on the same connection
     */
    SideWork(
            Database database,
            SideTables tables,
            Claims claims,
            SideLoader loader,
            SideMetrics metrics) {
        this.database = database;
        this.tables = tables;
        this.claims = claims;
        this.loader = loader;
        this.metrics = metrics;
    }

    @Override
    public void write(EncodedBatch batch) throws Outage, Fenced {
        try {
            var connection = database.connection();
            if (!isPrepared) {
                tables.prepare(connection);
                connection.commit();
                isPrepared = true;
            }
            var result = loader.load(connection, batch.inputs(), batch.advances(), blame);
            blame = false;
            metrics.committed(batch.size(), result);
        } catch (SQLException e) {
            database.rollback(e);
            isPrepared = false;
            blame = SqlTrouble.of(e) == SqlTrouble.UNSURE;
            throw Outage.of(e);
        } catch (BadRowSink.Unavailable e) {
            database.rollback(null);
            throw Outage.of(e);
        } catch (Fenced e) {
            database.rollback(null);
            throw e;
        }
    }

    @Override
    public Map<Source, Claim> claim(Collection<Source> partitions) throws Outage {
        return claims.claim(partitions);
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
