package io.freshet.loader.pg;

import io.freshet.loader.pg.copy.EncodedBatch;
import io.freshet.loader.pg.lane.BatchLimits;
import io.freshet.loader.pg.lane.Lane;
import io.freshet.loader.pg.lane.LaneEvent;
import io.freshet.loader.pg.lane.LaneFeed;
import io.freshet.loader.pg.lane.LaneWork;
import java.util.Queue;
import java.util.function.Supplier;

/** Starts lanes. */
final class StartedLane {

    private StartedLane() {}

    /**
     * Starts a lane's thread, which ends with its lane.
     *
     * @param name of the thread
     * @param events where it tells what happened; thread-safe
     * @param batches makes empty ones
     */
    static LaneFeed feed(
            String name,
            PgLoaderConfig config,
            LaneWork work,
            BatchLimits limits,
            LoopMetrics metrics,
            Queue<LaneEvent> events,
            Supplier<EncodedBatch> batches) {
        var lane =
                new Lane(
                        work, limits, config.retry(), cause -> metrics.retry(cause.text()), events);
        var thread = new Thread(lane, name);
        thread.setDaemon(true);
        thread.start();
        return new LaneFeed(lane, limits, config.batch().maxAge(), batches);
    }
}
