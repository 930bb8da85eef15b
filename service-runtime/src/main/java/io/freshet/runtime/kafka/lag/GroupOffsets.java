package io.freshet.runtime.kafka.lag;

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
public final class GroupOffsets {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Admin admin;

    /**
     * Has asked nothing yet.
     *
     * @param admin stays the caller's
     */
    public GroupOffsets(Admin admin) {
        this.admin = admin;
    }

    /**
     * All partitions of the group's topics, whoever reads them now.
     *
     * @throws KafkaException when they do not say
     */
    public Map<TopicPartition, Offsets> of(Group group) throws InterruptedException {
        var topics = topics(group);
        var partitions = partitions(topics);
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
                            Objects.requireNonNull(topics.get(partition.topic())).topicId(),
                            Objects.requireNonNull(oldest.get(partition)),
                            Objects.requireNonNull(ends.get(partition)),
                            finished == null ? null : finished.offset()));
        }
        return offsets;
    }

    private Map<String, TopicDescription> topics(Group group) throws InterruptedException {
        var topics = new TreeMap<String, TopicDescription>();
        for (var topic : admin.describeTopics(group.topics()).topicNameValues().entrySet()) {
            try {
                topics.put(topic.getKey(), await(topic.getValue()));
            } catch (UnknownTopicOrPartitionException notThereYet) {
                // left out, as if the group did not read it
            }
        }
        return topics;
    }

    private static List<TopicPartition> partitions(Map<String, TopicDescription> topics) {
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
}
