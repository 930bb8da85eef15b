package io.freshet.runtime.kafka.lag;

import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * What the brokers say of one partition.
 *
 * @param topic the identity of its topic: another one of the same name has another
 * @param oldest the first offset that they still have
 * @param end behind the last committed record
 * @param committed behind the last record that the group has finished; null where it never has
 */
public record Offsets(Uuid topic, long oldest, long end, @Nullable Long committed) {

    /** The same of a group that keeps its positions elsewhere. */
    public Offsets withCommitted(@Nullable Long elsewhere) {
        return new Offsets(topic, oldest, end, elsewhere);
    }

    /** The first offset that is not finished. */
    public long next(Group group) {
        if (committed == null) {
            return group.fromStart() ? oldest : end;
        }
        return Math.max(committed, oldest);
    }

    /** How many offsets were deleted before the group finished them. */
    public long expired() {
        return committed == null ? 0 : Math.max(0, oldest - committed);
    }
}
