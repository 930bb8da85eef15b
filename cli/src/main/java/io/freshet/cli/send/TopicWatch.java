package io.freshet.cli.send;

import io.freshet.runtime.kafka.KafkaSettings;
import io.freshet.runtime.problem.ExitCode;
import io.freshet.runtime.problem.Problem;
import io.freshet.runtime.problem.StartFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what is committed to topics from the moment it is opened. For one thread. */
final class TopicWatch implements AutoCloseable {

    private static final String PATIENCE_MILLIS = "5000";

    private final KafkaConsumer<byte[], byte[]> consumer;

    /**
     * Finds the present ends of the topics.
     *
     * @throws StartFailure when no broker answers (F1001) or a topic is missing (F1002)
     */
    TopicWatch(KafkaSettings kafka, List<String> topics) {
        var settings =
                kafka.client(
                        Map.of(
                                "client.id", "freshet-send",
                                "isolation.level", "read_committed",
                                "enable.auto.commit", "false",
                                "auto.offset.reset", "latest",
                                "default.api.timeout.ms", PATIENCE_MILLIS));
        consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        try {
            var partitions = partitions(kafka, topics);
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position); // seeking waits until somebody asks
        } catch (KafkaException | StartFailure e) {
            consumer.close();
            throw e instanceof KafkaException ? unreachable(kafka, e) : e;
        }
    }

    /** The records that came since the last call; waits a little for the first. */
    Iterable<ConsumerRecord<byte[], byte[]>> poll(Duration patience) {
        return consumer.poll(patience);
    }

    @Override
    public void close() {
        consumer.close();
    }

    private List<TopicPartition> partitions(KafkaSettings kafka, List<String> topics) {
        var known = consumer.listTopics();
        var partitions = new ArrayList<TopicPartition>();
        for (var topic : topics) {
            var infos = known.get(topic);
            if (infos == null) {
                throw missing(kafka, topic);
            }
            infos.forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        }
        return partitions;
    }

    private static StartFailure missing(KafkaSettings kafka, String topic) {
        return new StartFailure(
                ExitCode.NOT_REACHABLE,
                new Problem(
                        "F1002",
                        "missing topic: " + topic,
                        kafka.bootstrapServers(),
                        null,
                        "create it, or give the brokers of the pipeline with --kafka"),
                null);
    }

    private static StartFailure unreachable(KafkaSettings kafka, Exception cause) {
        return new StartFailure(
                ExitCode.NOT_REACHABLE,
                new Problem(
                        "F1001",
                        "no Kafka broker can be reached",
                        kafka.bootstrapServers(),
                        cause.getMessage(),
                        "start one with 'freshet up', or give its address with --kafka"),
                cause);
    }
}
