package io.freshet.webapp.tail;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** The partitions of topics, asked for now and then: brokers may have thousands. Thread-safe. */
final class KnownPartitions {

    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Set<String> topics;
    private List<TopicPartition> known = List.of();
    private long askedNanos;

    KnownPartitions(Set<String> topics) {
        this.topics = topics;
    }

    /** Those of some of the topics. */
    synchronized List<TopicPartition> of(
            KafkaConsumer<byte[], byte[]> consumer, Collection<String> wanted) {
        if (known.isEmpty() || System.nanoTime() - askedNanos > FRESH.toNanos()) {
            known = List.copyOf(LookingOn.partitions(consumer, topics));
            askedNanos = System.nanoTime();
        }
        return known.stream().filter(one -> wanted.contains(one.topic())).toList();
    }
}
