package io.freshet.cli.doctor.kafka;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A topic as the brokers describe it.
 *
 * @param name the topic
 * @param partitions its partitions
 * @param config its settings, the brokers' defaults included; empty where they do not tell
 * @param mayDo what we may do with it, such as {@code READ}; null where they do not tell
 * @param newest the largest timestamp of a record; null where there is none
 */
record TopicFacts(
        String name,
        List<PartitionFacts> partitions,
        Map<String, String> config,
        @Nullable Set<String> mayDo,
        @Nullable Instant newest) {

    TopicFacts {
        partitions = List.copyOf(partitions);
        config = Map.copyOf(config);
    }

    /** A setting that is a number; empty where the brokers do not tell it. */
    OptionalLong number(String key) {
        var value = config.get(key);
        return value == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(value));
    }

    /** Copies of its partitions, the least. */
    int replicas() {
        return partitions.stream().mapToInt(PartitionFacts::replicas).min().orElse(0);
    }
}
