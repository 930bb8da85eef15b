package io.freshet.enricher.topology;

import io.freshet.runtime.kafka.TopicNames;
import org.jspecify.annotations.Nullable;

/**
 * What is written, and where.
 *
 * @param topics the names
 * @param good what goes beside enriched events
 * @param pii what goes beside PII events; null where they are not written
 * @param failed what goes beside failed events; null where they are not written
 */
public record EnricherOutputs(
        TopicNames topics, EventKey good, @Nullable EventKey pii, @Nullable EventKey failed) {

    /** Good events and bad rows alone, without keys. */
    public static EnricherOutputs of(TopicNames topics) {
        return new EnricherOutputs(topics, EventKey.NONE, null, null);
    }
}
