package io.freshet.runtime.streams;

import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * A record's own timestamp, or the present where brokers would not take a record that has it: none
 * at all, or far in the future. Kafka Streams' own extractor lets the thread die of the former, the
 * brokers refuse the latter.
 */
public final class SafeTimestamps implements TimestampExtractor {

    /** Kafka's default of {@code message.timestamp.after.max.ms}. */
    private static final long MOST_AHEAD = Duration.ofHours(1).toMillis();

    /** Kafka Streams makes it. */
    public SafeTimestamps() {}

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        return safe(record.timestamp(), System.currentTimeMillis());
    }

    static long safe(long timestamp, long now) {
        return timestamp < 0 || timestamp > now + MOST_AHEAD ? now : timestamp;
    }
}
