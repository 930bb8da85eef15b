package io.freshet.loader.pg.lane;

import io.freshet.loader.pg.copy.EncodedBatch;
import io.freshet.loader.pg.copy.Source;
import io.freshet.loader.pg.offset.Claim;
import io.freshet.loader.pg.offset.Fenced;
import java.util.Collection;
import java.util.Map;

/**
 * What a lane does in the database, each call one transaction. One thread, except {@link #abort}.
 */
public interface LaneWork extends AutoCloseable {

    /**
     * Writes a batch and commits.
     *
     * @throws Outage when it has to be tried again; nothing was written, unless the connection was
     *     lost while it committed
     * @throws Fenced when a partition of it belongs to another loader; nothing was written
     */
    void write(EncodedBatch batch) throws Outage, Fenced;

    /**
     * Claims partitions.
     *
     * @throws Outage when it has to be tried again
     */
    Map<Source, Claim> claim(Collection<Source> partitions) throws Outage;

    /** Makes a call that is under way end soon, with an outage. Any thread. */
    void abort();

    @Override
    void close();
}
