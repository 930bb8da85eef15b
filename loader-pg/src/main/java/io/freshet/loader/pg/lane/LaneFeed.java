package io.freshet.loader.pg.lane;

import io.freshet.loader.pg.copy.EncodedBatch;
import io.freshet.loader.pg.copy.Input;
import io.freshet.loader.pg.copy.Source;
import io.freshet.loader.pg.offset.Claim;
import java.time.Duration;
import java.util.Collection;
import java.util.function.Supplier;

/**
 * Fills batches for one lane, and hands over those that are full, or old while the lane has nothing
 * to do. One thread.
 */
public final class LaneFeed {

    private final Lane lane;
    private final BatchLimits limits;
    private final Duration maxAge;
    private final Supplier<EncodedBatch> batches;
    private EncodedBatch open;
    private long firstNanos;

    /**
     * Begins with an empty batch.
     *
     * @param batches makes empty ones
     */
    public LaneFeed(
            Lane lane, BatchLimits limits, Duration maxAge, Supplier<EncodedBatch> batches) {
        this.lane = lane;
        this.limits = limits;
        this.maxAge = maxAge;
        this.batches = batches;
        this.open = batches.get();
    }

    /** Gives a batch the right to write a partition, and notes how far that batch goes. */
    @FunctionalInterface
    public interface Claims {

        /** The claim before the batch, which is advanced to the offset. */
        Claim advance(Source partition, long nextOffset);
    }

    /** Where the batches go. */
    public Lane lane() {
        return lane;
    }

    /** Adds a record to the batch. */
    public void add(Input input, long nowNanos) {
        if (open.isEmpty()) {
            firstNanos = nowNanos;
        }
        open.add(input);
    }

    /** Whether the batch has reached a limit. */
    public boolean isFull() {
        return open.size() >= limits.maxEvents() || open.bytes() >= limits.maxBytes();
    }

    /** Whether there is nothing to hand over. */
    public boolean isEmpty() {
        return open.isEmpty();
    }

    /** Whether reading more would only fill memory: the lane has all that it may have. */
    public boolean isBlocked() {
        return !lane.hasRoom();
    }

    /** How long the batch may wait for more records; 0 where there is none or it is old enough. */
    public long nanosLeft(long nowNanos) {
        return open.isEmpty() ? 0 : Math.max(0, maxAge.toNanos() - (nowNanos - firstNanos));
    }

    /** Hands the batch over where it is time for it. */
    public void handOverIfDue(long nowNanos, Claims claims) {
        if (!open.isEmpty()
                && lane.hasRoom()
                && (isFull() || (lane.isIdle() && nanosLeft(nowNanos) == 0))) {
            handOver(claims);
        }
    }

    /** Hands over what there is, if the lane takes it. */
    public void flush(Claims claims) {
        if (!open.isEmpty() && lane.hasRoom()) {
            handOver(claims);
        }
    }

    private void handOver(Claims claims) {
        var batch = open;
        open = batches.get();
        batch.next().forEach((source, next) -> batch.claim(source, claims.advance(source, next)));
        lane.handOver(batch);
    }

    /** Leaves out what belongs to somebody else now. */
    public void drop(Collection<Source> partitions) {
        if (open.next().keySet().stream().anyMatch(partitions::contains)) {
            open = open.without(partitions);
        }
    }

    /** Leaves out everything. */
    public void dropAll() {
        open = batches.get();
    }
}
