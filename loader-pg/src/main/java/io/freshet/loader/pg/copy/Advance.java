package io.freshet.loader.pg.copy;

import io.freshet.loader.pg.offset.Claim;

/**
 * How far a batch goes in one partition.
 *
 * @param topic the topic
 * @param partition the partition
 * @param claim the right to write it, as it was before the batch
 * @param nextOffset the first offset that is not in the batch
 */
public record Advance(String topic, int partition, Claim claim, long nextOffset) {}
