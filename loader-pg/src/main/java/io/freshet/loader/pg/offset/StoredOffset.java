package io.freshet.loader.pg.offset;

import org.jspecify.annotations.Nullable;

/**
 * How far a partition has been loaded.
 *
 * @param topic the partition's topic
 * @param partition its number
 * @param topicId the id of the topic that was read; null where the broker had none
 * @param nextOffset the first offset that is not in the database yet; null where none is
 */
public record StoredOffset(
        String topic, int partition, @Nullable String topicId, @Nullable Long nextOffset) {}
