package io.freshet.cli.lag;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far one group is behind in one partition.
 *
 * @param topic the partition's topic
 * @param partition its number
 * @param position the next offset to be read; null where the group has never read here
 * @param first the oldest offset that is still there
 * @param end the first offset that is not readable yet
 * @param oldest the timestamp of the oldest record that waits; null where none does, or nobody told
 */
public record PartitionLag(
        String topic,
        int partition,
        @Nullable Long position,
        long first,
        long end,
        @Nullable Instant oldest) {

    /** Offsets between the reader and the end, those of transaction markers included. */
    public long records() {
        return Math.max(0, end - start());
    }

    /** Records that were deleted before they were read. */
    public long lost() {
        return position == null ? 0 : Math.max(0, first - position);
    }

    /** Where reading goes on. */
    long start() {
        return position == null ? first : Math.max(position, first);
    }

    /** The same when nothing but markers of transactions is left to read. */
    PartitionLag done() {
        return new PartitionLag(topic, partition, end, first, end, null);
    }

    /** The same with the time of the oldest record that waits. */
    PartitionLag since(Instant timestamp) {
        return new PartitionLag(topic, partition, position, first, end, timestamp);
    }
}
