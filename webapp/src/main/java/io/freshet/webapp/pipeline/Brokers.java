package io.freshet.webapp.pipeline;

import io.freshet.runtime.kafka.KafkaSettings;
import io.freshet.webapp.http.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/** Asks the brokers about our topics and about how far groups have read them. Thread-safe. */
final class Brokers implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final KafkaSettings kafka;
    private @Nullable Admin connected;

    /** Connects when it is asked something. */
    Brokers(KafkaSettings kafka) {
        this.kafka = kafka;
    }

    private synchronized Admin admin() {
        var admin = connected;
        if (admin == null) {
            var millis = Long.toString(PATIENCE.toMillis());
            admin =
                    Admin.create(
                            kafka.client(
                                    Map.of(
                                            "client.id", "freshet-webapp-pipeline",
                                            "default.api.timeout.ms", millis,
                                            "request.timeout.ms", millis)));
            connected = admin;
        }
        return admin;
    }

    /** Those of the topics that exist, by name. */
    Map<String, TopicDescription> topics(Collection<String> names) {
        var there = new TreeMap<String, TopicDescription>();
        admin().describeTopics(names)
                .topicNameValues()
                .forEach(
                        (name, answer) -> {
                            try {
                                there.put(name, await(answer));
                            } catch (MissingOrDenied leftOut) {
                                // not made yet, or not for us to see
                            }
                        });
        return there;
    }

    /** Offsets of partitions; those that cannot be told are missing. */
    Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec which) {
        var wanted = partitions.stream().collect(Collectors.toMap(Function.identity(), p -> which));
        var answer = admin().listOffsets(wanted);
        var offsets = new HashMap<TopicPartition, Long>();
        for (var partition : partitions) {
            try {
                offsets.put(partition, await(answer.partitionResult(partition)).offset());
            } catch (MissingOrDenied leftOut) {
                // a partition without leader has no offsets now
            }
        }
        return offsets;
    }

    /** The times of the oldest record of partitions; empty ones are missing. */
    Map<TopicPartition, Long> oldestAt(Collection<TopicPartition> partitions) {
        var wanted =
                partitions.stream()
                        .collect(
                                Collectors.toMap(
                                        Function.identity(), p -> OffsetSpec.forTimestamp(0)));
        var answer = admin().listOffsets(wanted);
        var times = new HashMap<TopicPartition, Long>();
        for (var partition : partitions) {
            try {
                var first = await(answer.partitionResult(partition));
                if (first.offset() >= 0 && first.timestamp() >= 0) {
                    times.put(partition, first.timestamp());
                }
            } catch (MissingOrDenied leftOut) {
                // as above
            }
        }
        return times;
    }

    /** How long each topic keeps records, milliseconds; -1 for ever. */
    Map<String, Long> retention(Collection<String> topics) {
        var resources =
                topics.stream()
                        .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                        .toList();
        var kept = new HashMap<String, Long>();
        admin().describeConfigs(resources)
                .values()
                .forEach(
                        (resource, answer) -> {
                            try {
                                var entry = await(answer).get(TopicConfig.RETENTION_MS_CONFIG);
                                if (entry != null && entry.value() != null) {
                                    kept.put(resource.name(), Long.parseLong(entry.value()));
                                }
                            } catch (MissingOrDenied leftOut) {
                                // managed clusters may not show it
                            }
                        });
        return kept;
    }

    /** Bytes of each topic, one copy of it; those that brokers do not tell are missing. */
    Map<String, Long> bytes(Collection<String> topics) {
        var largest = new HashMap<TopicPartition, Long>();
        try {
            var nodes = await(admin().describeCluster().nodes());
            var ids = nodes.stream().map(node -> node.id()).toList();
            for (var dirs : await(admin().describeLogDirs(ids).allDescriptions()).values()) {
                dirs.values()
                        .forEach(
                                dir ->
                                        dir.replicaInfos()
                                                .forEach(
                                                        (at, info) ->
                                                                largest.merge(
                                                                        at,
                                                                        info.size(),
                                                                        Math::max)));
            }
        } catch (MissingOrDenied notTold) {
            return Map.of();
        }
        var bytes = new HashMap<String, Long>();
        largest.forEach(
                (at, size) -> {
                    if (topics.contains(at.topic())) {
                        bytes.merge(at.topic(), size, Long::sum);
                    }
                });
        return bytes;
    }

    /** How far a group has read; partitions it never finished anything of are missing. */
    Map<TopicPartition, Long> committed(String group) {
        var committed = new HashMap<TopicPartition, Long>();
        try {
            await(admin().listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
                    .forEach(
                            (at, offset) -> {
                                if (offset != null) {
                                    committed.put(at, offset.offset());
                                }
                            });
        } catch (MissingOrDenied unknown) {
            return Map.of();
        }
        return committed;
    }

    /** All partitions of topics. */
    static List<TopicPartition> partitions(Map<String, TopicDescription> topics) {
        var partitions = new ArrayList<TopicPartition>();
        topics.forEach(
                (name, topic) ->
                        topic.partitions()
                                .forEach(
                                        info ->
                                                partitions.add(
                                                        new TopicPartition(
                                                                name, info.partition()))));
        return partitions;
    }

    @Override
    public synchronized void close() {
        if (connected != null) {
            connected.close(Duration.ZERO);
        }
    }

    private static <T> T await(KafkaFuture<T> answer) {
        try {
            return answer.get(2 * PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof org.apache.kafka.common.errors.TimeoutException) {
                throw away();
            }
            if (e.getCause() instanceof KafkaException) {
                throw new MissingOrDenied(e.getCause());
            }
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw away();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away();
        }
    }

    private static Refusal away() {
        return Refusal.unavailable(
                "the brokers do not answer", "see that Kafka runs: freshet doctor");
    }

    /** The brokers answered, and have nothing for us. */
    private static final class MissingOrDenied extends RuntimeException {

        private static final long serialVersionUID = 1L;

        MissingOrDenied(Throwable cause) {
            super(cause);
        }
    }
}
