package io.freshet.webapp.tail;

import io.freshet.runtime.kafka.KafkaSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Consumers that look on: what is committed, without a group. */
public final class LookingOn {

    private LookingOn() {}

    /** A consumer that has no partitions yet, to read on and on. */
    public static KafkaConsumer<byte[], byte[]> consumer(KafkaSettings kafka, String clientId) {
        return consumer(kafka, clientId, "1048576", "500");
    }

    /**
     * A consumer that has no partitions yet, to read a record here and there: the broker must not
     * hold an answer back for more, for the next question has to wait for it.
     */
    static KafkaConsumer<byte[], byte[]> picking(KafkaSettings kafka, String clientId) {
        return consumer(kafka, clientId, "65536", "5");
    }

    private static KafkaConsumer<byte[], byte[]> consumer(
            KafkaSettings kafka, String clientId, String fetchBytes, String waitMillis) {
        var settings =
                kafka.client(
                        Map.of(
                                ConsumerConfig.CLIENT_ID_CONFIG, clientId,
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
                                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false",
                                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, "10000",
                                ConsumerConfig.MAX_POLL_RECORDS_CONFIG, "2000",
                                ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, fetchBytes,
                                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, waitMillis,
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest"));
        return new KafkaConsumer<>(
                settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /** The partitions of those topics that exist. */
    public static List<TopicPartition> partitions(
            KafkaConsumer<byte[], byte[]> consumer, Collection<String> topics) {
        var known = consumer.listTopics();
        var partitions = new ArrayList<TopicPartition>();
        for (var topic : topics) {
            known.getOrDefault(topic, List.of())
                    .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        }
        return partitions;
    }
}
