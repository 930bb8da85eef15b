package io.freshet.runtime.kafka.lag;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the record that has waited longest in each partition, for its timestamp. It takes part in
 * no group and commits nothing. Belongs to one thread.
 */
public final class OldestRecords implements AutoCloseable {

    private static final long PATIENCE_NANOS = Duration.ofSeconds(5).toNanos();
    private static final Duration POLL = Duration.ofMillis(500);

    /** The first batch comes whatever its size; nobody needs more. */
    private static final String FETCH_BYTES = Integer.toString(16 * 1024);

    private final Map<String, Object> settings;
    private @Nullable Consumer<byte[], byte[]> consumer;

    /**
     * Opens nothing before something waits.
     *
     * @param settings how the service's own consumer reaches the brokers
     */
    public OldestRecords(Map<String, ?> settings) {
        this.settings = new HashMap<>(settings);
        // Not a member of any group: under its name it would throw the real one out.
        this.settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        this.settings.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
        this.settings.remove(ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG);
        this.settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        this.settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        this.settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        this.settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
        this.settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    }

    /** What is looked for in a partition: a record at or behind one offset and before another. */
    public record Range(long from, long end) {}

    /**
     * A record that waits.
     *
     * @param offset its place
     * @param millis when it was written, as its producer said
     */
    public record Waiting(long offset, long millis) {}

    /**
     * The first record of each range. Missing are partitions without one: all that stands there are
     * marks of transactions, and records of transactions that were given up.
     *
     * @throws org.apache.kafka.common.KafkaException when it cannot be told in time
     */
    public Map<TopicPartition, Waiting> first(Map<TopicPartition, Range> ranges) {
        var found = new HashMap<TopicPartition, Waiting>();
        var open = new HashSet<>(ranges.keySet());
        var reader = consumer();
        reader.assign(List.copyOf(open));
        ranges.forEach((partition, range) -> reader.seek(partition, range.from()));
        var start = System.nanoTime();
        while (!open.isEmpty()) {
            if (System.nanoTime() - start > PATIENCE_NANOS) {
                throw new TimeoutException("the oldest records of " + open + " do not come");
            }
            var records = reader.poll(POLL);
            for (var partition : records.partitions()) {
                var first = records.records(partition).get(0);
                found.putIfAbsent(partition, new Waiting(first.offset(), first.timestamp()));
            }
            ranges.forEach(
                    (partition, range) -> {
                        if (found.containsKey(partition)
                                || reader.position(partition) >= range.end()) {
                            open.remove(partition);
                        }
                    });
            var done = new HashSet<>(ranges.keySet());
            done.removeAll(open);
            reader.pause(done);
        }
        reader.unsubscribe();
        ranges.forEach(
                (partition, range) ->
                        found.computeIfPresent(
                                partition,
                                (same, first) -> first.offset() < range.end() ? first : null));
        return found;
    }

    private Consumer<byte[], byte[]> consumer() {
        var present = consumer;
        if (present == null) {
            present =
                    new KafkaConsumer<>(
                            settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
            consumer = present;
        }
        return present;
    }

    @Override
    public void close() {
        var present = consumer;
        if (present != null) {
            present.close(CloseOptions.timeout(Duration.ZERO));
        }
    }
}
