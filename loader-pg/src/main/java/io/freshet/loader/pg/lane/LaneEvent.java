package io.freshet.loader.pg.lane;

import io.freshet.loader.pg.copy.Source;
import io.freshet.loader.pg.offset.Claim;
import java.util.Map;

/** What a lane tells the consumer's thread. */
public sealed interface LaneEvent {

    /**
     * Partitions were claimed.
     *
     * @param request who asked
     * @param claims those that were still wanted
     */
    record Claimed(ClaimRequest request, Map<Source, Claim> claims) implements LaneEvent {}

    /**
     * A batch was committed.
     *
     * @param next the first offset of each partition that is not written yet
     */
    record Committed(Map<Source, Long> next) implements LaneEvent {}

    /**
     * Another loader has a partition of the lane; all that was handed over is dropped.
     *
     * @param lane the lane
     */
    record FencedOff(Lane lane) implements LaneEvent {}

    /**
     * The lane has met a defect and ended.
     *
     * @param defect a bug
     */
    record Broken(Throwable defect) implements LaneEvent {}
}
