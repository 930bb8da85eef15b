package io.freshet.cli.topics;

import io.freshet.runtime.config.ConfigReader;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a topic is to be like.
 *
 * @param partitions at least so many
 * @param replication at least so many copies; null for as many as there are brokers, up to three
 * @param minInsyncReplicas copies that must have a record before it counts as written; null for one
 *     less than there are, so that one broker may be away
 * @param retention records are kept at least so long
 * @param config any further settings of a topic; they win
 */
record TopicSettings(
        int partitions,
        @Nullable Integer replication,
        @Nullable Integer minInsyncReplicas,
        Duration retention,
        Map<String, String> config) {

    /** Room for six enrichers; a week to notice and mend what is broken. */
    static final TopicSettings DEFAULT =
            new TopicSettings(6, null, null, Duration.ofDays(7), Map.of());

    /** Who is ill on a Friday should find the events of Friday on Monday. */
    private static final Duration LEAST_RETENTION = Duration.ofDays(3);

    private static final int MOST_COPIES = 3;
    private static final int MAX_PARTITIONS = 10_000;
    private static final int MAX_COPIES = 100;

    TopicSettings {
        config = Map.copyOf(config);
    }

    /** Reads a section; what it does not say is as in the usual settings. */
    static TopicSettings read(ConfigReader section, TopicSettings usual) {
        var config = new LinkedHashMap<>(usual.config);
        config.putAll(section.stringMap("config"));
        var replication = section.integer("replication").between(1, MAX_COPIES).optional();
        var insync = section.integer("minInsyncReplicas").between(1, MAX_COPIES).optional();
        return new TopicSettings(
                section.integer("partitions").between(1, MAX_PARTITIONS).orElse(usual.partitions),
                replication.orElse(usual.replication),
                insync.orElse(usual.minInsyncReplicas),
                section.duration("retention").atLeast(LEAST_RETENTION).orElse(usual.retention),
                config);
    }

    /** The same with another number of partitions. */
    TopicSettings withPartitions(int count) {
        return new TopicSettings(count, replication, minInsyncReplicas, retention, config);
    }

    /** A topic like this, on a cluster of so many brokers. */
    WantedTopic topic(String name, int brokers) {
        var copies =
                replication == null ? Math.min(MOST_COPIES, Math.max(1, brokers)) : replication;
        var insync =
                minInsyncReplicas == null
                        ? Math.max(1, copies - 1)
                        : Math.min(minInsyncReplicas, copies);
        var all = new LinkedHashMap<String, String>();
        all.put("cleanup.policy", "delete");
        all.put("retention.ms", Long.toString(retention.toMillis()));
        all.put("min.insync.replicas", Integer.toString(insync));
        all.putAll(config);
        return new WantedTopic(name, partitions, copies, all);
    }
}
