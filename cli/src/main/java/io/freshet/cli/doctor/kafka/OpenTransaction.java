package io.freshet.cli.doctor.kafka;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A transaction that has begun and not ended: readers of the partition wait where it began.
 *
 * @param topic the partition's topic
 * @param partition its number
 * @param offset where it began
 * @param producer the number of its producer
 * @param id its transactional id; null where no coordinator knows of it, or we may not know
 * @param since when it began, or when its last record was written
 */
record OpenTransaction(
        String topic,
        int partition,
        long offset,
        long producer,
        @Nullable String id,
        Instant since) {

    /** The partition for people. */
    String place() {
        return topic + "-" + partition;
    }
}
