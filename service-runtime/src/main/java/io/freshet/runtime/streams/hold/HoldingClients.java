package io.freshet.runtime.streams.hold;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaClientSupplier;

/**
 * The usual clients, which ask before they poll and commit whether something is held, and show what
 * a poll brought.
 */
record HoldingClients(HeldPartitions held, PollListener listener) implements KafkaClientSupplier {

    @Override
    public Admin getAdmin(Map<String, Object> config) {
        return Admin.create(config);
    }

    @Override
    public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
        return new HoldingProducer(config, held);
    }

    @Override
    public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
        return new HoldingConsumer(config, held, listener);
    }

    @Override
    public Consumer<byte[], byte[]> getRestoreConsumer(Map<String, Object> config) {
        return new KafkaConsumer<>(
                config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    @Override
    public Consumer<byte[], byte[]> getGlobalConsumer(Map<String, Object> config) {
        return getRestoreConsumer(config);
    }

    /** Commits in transactions. */
    private static final class HoldingProducer extends KafkaProducer<byte[], byte[]> {

        private final HeldPartitions held;

        HoldingProducer(Map<String, Object> config, HeldPartitions held) {
            super(config, new ByteArraySerializer(), new ByteArraySerializer());
            this.held = held;
        }

        @Override
        public void sendOffsetsToTransaction(
                Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata group) {
            super.sendOffsetsToTransaction(held.keepBack(offsets), group);
        }
    }

    /** Polls, and commits where there are no transactions. */
    private static final class HoldingConsumer extends KafkaConsumer<byte[], byte[]> {

        private final HeldPartitions held;
        private final PollListener listener;

        HoldingConsumer(Map<String, Object> config, HeldPartitions held, PollListener listener) {
            super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            this.held = held;
            this.listener = listener;
        }

        @Override
        public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
            held.beforePoll(this);
            var records = super.poll(timeout);
            listener.polled(records);
            return records;
        }

        @Override
        public void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
            super.commitSync(held.keepBack(offsets));
        }
    }
}
