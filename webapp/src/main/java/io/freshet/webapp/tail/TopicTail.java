package io.freshet.webapp.tail;

import io.freshet.runtime.kafka.KafkaSettings;
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
public final class TopicTail implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(TopicTail.class);
    private static final long LOOK_BACK = 50;
    private static final Duration POLL = Duration.ofMillis(250);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

    private final Thread thread = new Thread(this::follow, "site-tail");
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<String> topics;
    private final Consumer<ConsumerRecord<byte[], byte[]>> seen;

    /**
     * A tail that is not running yet.
     *
     * @param kafka the brokers
     * @param topics topics that exist
     * @param seen takes each committed record; must not throw
     */
    public TopicTail(
            KafkaSettings kafka,
            List<String> topics,
            Consumer<ConsumerRecord<byte[], byte[]>> seen) {
        var settings =
                kafka.client(
                        Map.of(
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false",
                                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest"));
        this.consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        thread.setDaemon(true);
        this.topics = List.copyOf(topics);
        this.seen = seen;
    }

    /** Begins to read; a broker that is away is waited for by the client itself. */
    public void start() {
        thread.start();
    }

    private void follow() {
        try (consumer) {
            var partitions = partitions();
            consumer.assign(partitions);
            seekNearEnd(partitions);
            while (true) {
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

    /** Ends the reading and waits for it. */
    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join(CLOSE_WITHIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
                        (partition, end) -> {
                            var begin = begins.getOrDefault(partition, 0L);
                            consumer.seek(partition, Math.max(begin, end - LOOK_BACK));
                        });
    }
}
