package io.freshet.runtime.streams.wait;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Tells an {@link InputWait} what a consumer fetched; once a poll, never once a record. */
public final class FetchWatch implements ConsumerInterceptor<byte[], byte[]> {

    /** The consumer's setting that holds the {@link InputWait} to tell. */
    public static final String TARGET = "freshet.input.wait";

    private InputWait target = new InputWait();

    /** Kafka makes it and configures it. */
    public FetchWatch() {}

    @Override
    public void configure(Map<String, ?> settings) {
        if (settings.get(TARGET) instanceof InputWait given) {
            target = given;
        }
    }

    @Override
    public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
        var now = System.nanoTime();
        for (var partition : records.partitions()) {
            var fetched = records.records(partition);
            target.fetched(partition, fetched.get(fetched.size() - 1).offset(), now);
        }
        return records;
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
        // Commits in transactions never come here; KafkaStreams is asked instead.
    }

    @Override
    public void close() {}
}
