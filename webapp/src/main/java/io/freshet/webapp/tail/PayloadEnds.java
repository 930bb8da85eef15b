package io.freshet.webapp.tail;

import io.freshet.runtime.kafka.KafkaSettings;
import java.util.List;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Where a topic ends now. Thread-safe. */
public final class PayloadEnds implements AutoCloseable {

    private final KafkaSettings kafka;
    private final String topic;
    private @Nullable KafkaConsumer<byte[], byte[]> consumer;

    /** Connects at the first question. */
    public PayloadEnds(KafkaSettings kafka, String topic) {
        this.kafka = kafka;
        this.topic = topic;
    }

    /**
     * The place behind the last record of each partition that has any.
     *
     * @throws KafkaException when the brokers do not answer
     */
    public synchronized List<Place> places() {
        var asking = consumer;
        if (asking == null) {
            asking = LookingOn.picking(kafka, "site-ends");
            consumer = asking;
        }
        try {
            var partitions = LookingOn.partitions(asking, List.of(topic));
            var firsts = asking.beginningOffsets(partitions);
            return asking.endOffsets(partitions).entrySet().stream()
                    .filter(end -> end.getValue() > firsts.getOrDefault(end.getKey(), 0L))
                    .map(end -> new Place(topic, end.getKey().partition(), end.getValue()))
                    .toList();
        } catch (KafkaException e) {
            close();
            throw e;
        }
    }

    @Override
    public synchronized void close() {
        if (consumer != null) {
            consumer.close();
            consumer = null;
        }
    }
}
