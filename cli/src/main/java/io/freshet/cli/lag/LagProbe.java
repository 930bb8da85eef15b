package io.freshet.cli.lag;

import io.freshet.cli.setup.Cluster;
import io.freshet.cli.setup.Reader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Asks the brokers of one cluster how far readers are behind; joins no group. One thread. */
public final class LagProbe implements AutoCloseable {

    private final Duration patience;
    private final Admin admin;
    private final FirstRecords records;

    /**
     * Connects when it is asked something.
     *
     * @param patience for any one question
     * @throws KafkaException when the settings make no client
     */
    public LagProbe(Cluster cluster, Duration patience) {
        this.patience = patience;
        this.admin = Admin.create(cluster.client(patience, Map.of()));
        try {
            this.records = new FirstRecords(cluster, patience);
        } catch (KafkaException e) {
            admin.close(Duration.ZERO);
            throw e;
        }
    }

    /** How far a reader is behind; what cannot be known is said in the answer. */
    public GroupLag look(Reader reader) {
        try {
            var topics = topics(reader.topics());
            var positions = positions(reader, topics);
            var partitions = records.look(partitions(topics, positions));
            return new GroupLag(reader, members(reader.group()), partitions, null);
        } catch (LoadedPositions.Unknown e) {
            return GroupLag.unknown(reader, String.valueOf(e.getMessage()));
        } catch (ExecutionException e) {
            return GroupLag.unknown(reader, said(e.getCause()));
        } catch (TimeoutException | KafkaException e) {
            return GroupLag.unknown(reader, said(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return GroupLag.unknown(reader, "interrupted");
        }
    }

    @Override
    public void close() {
        records.close();
        admin.close(Duration.ZERO);
    }

    private Map<String, TopicDescription> topics(List<String> names)
            throws ExecutionException, TimeoutException, InterruptedException {
        var found = new TreeMap<String, TopicDescription>();
        for (var asked : admin.describeTopics(names).topicNameValues().entrySet()) {
            try {
                found.put(asked.getKey(), get(asked.getValue()));
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                    throw e;
                }
            }
        }
        return found;
    }

    private Map<TopicPartition, Long> positions(Reader reader, Map<String, TopicDescription> topics)
            throws LoadedPositions.Unknown,
                    ExecutionException,
                    TimeoutException,
                    InterruptedException {
        var positions = new HashMap<TopicPartition, Long>();
        if (reader.positions() != null) {
            for (var stored : new LoadedPositions(reader.positions()).of(reader.group())) {
                var topic = topics.get(stored.topic());
                var next = stored.nextOffset();
                // Offsets of a topic of the same name that was deleted do not count.
                if (topic != null && next != null && isSame(topic, stored.topicId())) {
                    positions.put(new TopicPartition(stored.topic(), stored.partition()), next);
                }
            }
            return positions;
        }
        var committed =
                get(
                        admin.listConsumerGroupOffsets(reader.group())
                                .partitionsToOffsetAndMetadata(reader.group()));
        committed.forEach(
                (partition, offset) -> {
                    if (offset != null) {
                        positions.put(partition, offset.offset());
                    }
                });
        return positions;
    }

    private static boolean isSame(TopicDescription topic, @Nullable String id) {
        return id == null || topic.topicId().toString().equals(id);
    }

    private List<PartitionLag> partitions(
            Map<String, TopicDescription> topics, Map<TopicPartition, Long> positions)
            throws ExecutionException, TimeoutException, InterruptedException {
        var earliest = new HashMap<TopicPartition, OffsetSpec>();
        var latest = new HashMap<TopicPartition, OffsetSpec>();
        topics.forEach(
                (topic, description) ->
                        description
                                .partitions()
                                .forEach(
                                        info -> {
                                            var at = new TopicPartition(topic, info.partition());
                                            earliest.put(at, OffsetSpec.earliest());
                                            latest.put(at, OffsetSpec.latest());
                                        }));
        var first = get(admin.listOffsets(earliest).all());
        // What a transaction under way has written cannot be read yet, so it does not wait.
        var committed = new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);
        var end = get(admin.listOffsets(latest, committed).all());
        var partitions = new ArrayList<PartitionLag>();
        topics.forEach(
                (topic, description) -> {
                    for (int i = 0; i < description.partitions().size(); i++) {
                        var at = new TopicPartition(topic, i);
                        partitions.add(
                                new PartitionLag(
                                        topic,
                                        i,
                                        positions.get(at),
                                        Objects.requireNonNull(first.get(at)).offset(),
                                        Objects.requireNonNull(end.get(at)).offset(),
                                        null));
                    }
                });
        return partitions;
    }

    private int members(String group)
            throws ExecutionException, TimeoutException, InterruptedException {
        try {
            return get(admin.describeConsumerGroups(List.of(group)).all()).values().stream()
                    .mapToInt(described -> described.members().size())
                    .sum();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GroupIdNotFoundException) {
                return 0;
            }
            throw e;
        }
    }

    private <T> T get(KafkaFuture<T> future)
            throws ExecutionException, TimeoutException, InterruptedException {
        return future.get(2 * patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static String said(@Nullable Throwable failure) {
        if (failure == null) {
            return "no answer";
        }
        var message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
