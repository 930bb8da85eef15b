package io.freshet.runtime.streams.hold;

import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * Is shown what each poll brought before Kafka Streams processes the first record of it, on the
 * thread that will. What it throws ends that thread; as long as it takes, the thread does nothing
 * else.
 */
@FunctionalInterface
public interface PollListener {

    /** Does nothing. */
    PollListener NONE = records -> {};

    /** A poll brought records, or none. Streams may poll again before it has processed them. */
    void polled(ConsumerRecords<byte[], byte[]> records);
}
