package io.freshet.runtime.kafka.lag;

import org.jspecify.annotations.Nullable;

/**
 * What the brokers say of one partition.
 *
 * @param oldest the first offset that they still have
 * @param end behind the last committed record
 * @param committed behind the last record that the group has finished; null where it never has
 */
record Offsets(long oldest, long end, @Nullable Long committed) {

    /** The first offset that is not finished. */
    long next(Group group) {
        if (committed == null) {
            return group.fromStart() ? oldest : end;
        }
        return Math.max(committed, oldest);
    }

    /** How many offsets were deleted before the group finished them. */
    long expired() {
        return committed == null ? 0 : Math.max(0, oldest - committed);
    }
}
