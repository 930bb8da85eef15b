package io.freshet.runtime.kafka.lag;

import io.freshet.runtime.kafka.lag.OldestRecords.Waiting;
import java.util.Objects;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** What was last seen of one partition; written by one thread, read by any. */
final class PartitionLag {

    /** Waits for nothing. */
    private static final long NOTHING = Long.MAX_VALUE;

    private volatile long records;
    private volatile long oldestMillis = NOTHING;

    /**
     * Behind everything that is known to hold no record, as long as the group stays where it is.
     */
    private long empty;

    private @Nullable Long emptyFrom;

    /** Behind everything whose deletion is counted. */
    private long counted;

    /** How many records wait. */
    long records() {
        return records;
    }

    /** How long the oldest of them has existed. */
    double seconds(long nowMillis) {
        var oldest = oldestMillis;
        return oldest == NOTHING ? 0 : Math.max(0, nowMillis - oldest) / 1000.0;
    }

    /** Where to look for the oldest record that waits; empty where none does. */
    OptionalLong from(Offsets offsets, Group group) {
        var next = Math.max(knownEmpty(offsets), offsets.next(group));
        return next < offsets.end() ? OptionalLong.of(next) : OptionalLong.empty();
    }

    void nothingWaits(Offsets offsets) {
        empty = offsets.end();
        emptyFrom = offsets.committed();
        records = 0;
        oldestMillis = NOTHING;
    }

    void waits(Waiting oldest, Offsets offsets) {
        records = offsets.end() - oldest.offset();
        oldestMillis = oldest.millis();
    }

    // The loader commits behind the last record, not behind the mark that ends its transaction.
    private long knownEmpty(Offsets offsets) {
        return Objects.equals(offsets.committed(), emptyFrom) && offsets.end() >= empty ? empty : 0;
    }

    /** How many offsets were deleted unfinished since this was last asked. */
    long newlyExpired(Offsets offsets) {
        if (offsets.expired() == 0) {
            return 0;
        }
        var finished = offsets.oldest() - offsets.expired();
        var known = Math.max(Math.max(knownEmpty(offsets), counted), finished);
        counted = offsets.oldest();
        return Math.max(0, offsets.oldest() - known);
    }
}
