package io.freshet.webapp.tail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows topics from near their ends without a consumer group: it looks on and leaves no trace. Of
 * each partition the last {@link #LOOK_BACK} records are read first, so that a page opened after a
 * restart is not empty.
 */
public final class TopicTail implements Runnable, AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(TopicTail.class);
    private static final long LOOK_BACK = 50;
    private static final Duration POLL = Duration.ofMillis(250);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<String> topics;
    private final Consumer<ConsumerRecord<byte[], byte[]>> seen;

    /**
     * A tail that is not running yet.
     *
     * @param clientSettings Kafka client settings, among them {@code bootstrap.servers}
     * @param topics topics that exist
     * @param seen takes each committed record; must not throw
     */
    public TopicTail(
            Map<String, Object> clientSettings,
            List<String> topics,
            Consumer<ConsumerRecord<byte[], byte[]>> seen) {
        var settings = new java.util.HashMap<>(clientSettings);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        this.consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.topics = List.copyOf(topics);
        this.seen = seen;
    }

    /** Reads until {@link #close}; a broker that is away is waited for by the client itself. */
    @Override
    public void run() {
        try (consumer) {
            var partitions = partitions();
            consumer.assign(partitions);
            seekNearEnd(partitions);
            while (!Thread.currentThread().isInterrupted()) {
                consumer.poll(POLL).forEach(seen);
            }
        } catch (WakeupException closing) {
            LOGGER.debug("the tail stops");
        } catch (KafkaException e) {
            LOGGER.atWarn()
                    .addKeyValue("error", e.getMessage())
                    .log("the panel cannot follow the topics; restart the site to try again");
        }
    }

    /** Ends {@link #run} soon. */
    @Override
    public void close() {
        consumer.wakeup();
    }

    private List<TopicPartition> partitions() {
        var partitions = new ArrayList<TopicPartition>();
        for (var topic : topics) {
            consumer.partitionsFor(topic)
                    .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        }
        return partitions;
    }

    private void seekNearEnd(List<TopicPartition> partitions) {
        var begins = consumer.beginningOffsets(partitions);
        consumer.endOffsets(partitions)
                .forEach(
                        (partition, end) ->
                                consumer.seek(
                                        partition, Math.max(begins.get(partition), end - LOOK_BACK)));
    }
}
