package io.freshet.runtime.kafka.lag;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Asks the brokers where a group is; needs the right to describe the group and its topics. */
final class Broker implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Admin admin;

    Broker(Properties settings) {
        this.admin = Admin.create(settings);
    }

    /**
     * All partitions of the group's topics, whoever reads them now.
     *
     * @throws KafkaException when they do not say
     */
    Map<TopicPartition, Offsets> offsets(Group group) throws InterruptedException {
        var partitions = partitions(group);
        if (partitions.isEmpty()) {
            return Map.of();
        }
        var oldest = list(partitions, OffsetSpec.earliest());
        var ends = list(partitions, OffsetSpec.latest());
        // Asked last: what is finished meanwhile is never more than there was.
        var committed =
                await(admin.listConsumerGroupOffsets(group.id()).partitionsToOffsetAndMetadata());
        var offsets = new HashMap<TopicPartition, Offsets>();
        for (var partition : partitions) {
            var finished = committed.get(partition);
            offsets.put(
                    partition,
                    new Offsets(
                            Objects.requireNonNull(oldest.get(partition)),
                            Objects.requireNonNull(ends.get(partition)),
                            finished == null ? null : finished.offset()));
        }
        return offsets;
    }

    private List<TopicPartition> partitions(Group group) throws InterruptedException {
        var partitions = new ArrayList<TopicPartition>();
        for (var topic : admin.describeTopics(group.topics()).topicNameValues().entrySet()) {
            partitions.addAll(partitions(topic.getKey(), topic.getValue()));
        }
        return partitions;
    }

    private static List<TopicPartition> partitions(
            String topic, KafkaFuture<TopicDescription> description) throws InterruptedException {
        try {
            return await(description).partitions().stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
        } catch (UnknownTopicOrPartitionException notThereYet) {
            return List.of();
        }
    }

    private Map<TopicPartition, Long> list(List<TopicPartition> partitions, OffsetSpec which)
            throws InterruptedException {
        var wanted = partitions.stream().collect(Collectors.toMap(Function.identity(), p -> which));
        var found =
                await(
                        admin.listOffsets(
                                        wanted,
                                        new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                                .all());
        var offsets = new HashMap<TopicPartition, Long>();
        found.forEach((partition, info) -> offsets.put(partition, info.offset()));
        return offsets;
    }

    private static <T> T await(KafkaFuture<T> answer) throws InterruptedException {
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof KafkaException ofKafka
                    ? ofKafka
                    : new KafkaException(e.getCause());
        } catch (TimeoutException e) {
            throw new KafkaException("no answer within " + PATIENCE.toSeconds() + " s", e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
