package io.freshet.loader.pg;

import io.freshet.loader.pg.PgLoaderConfig.BatchSettings;
import io.freshet.loader.pg.copy.Input;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Records that were read and are not loaded yet. One thread. */
final class PendingBatch {

    private final BatchSettings limits;
    private final List<Input> inputs = new ArrayList<>();
    private final Map<TopicPartition, Long> next = new LinkedHashMap<>();
    private long bytes;
    private long firstNanos;
    private long newestMillis;

    PendingBatch(BatchSettings limits) {
        this.limits = limits;
    }

    void add(ConsumerRecord<byte[], byte[]> record, long nowNanos) {
        if (inputs.isEmpty()) {
            firstNanos = nowNanos;
        }
        var headers = new HashMap<String, byte[]>();
        for (var header : record.headers()) {
            headers.put(header.key(), header.value());
        }
        var input =
                new Input(
                        record.topic(),
                        record.partition(),
                        record.offset(),
                        record.timestamp(),
                        record.key(),
                        record.value(),
                        headers);
        inputs.add(input);
        bytes += input.size();
        newestMillis = Math.max(newestMillis, record.timestamp());
        next.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
    }

    /** The records, in the order of reading. */
    List<Input> inputs() {
        return inputs;
    }

    /** The first offset of each partition that is not in the batch. */
    Map<TopicPartition, Long> next() {
        return next;
    }

    /** When the newest record was sent, in milliseconds since 1970. */
    long newestMillis() {
        return newestMillis;
    }

    boolean isEmpty() {
        return inputs.isEmpty();
    }

    boolean isFull() {
        return inputs.size() >= limits.maxEvents() || bytes >= limits.maxBytes();
    }

    boolean isDue(long nowNanos) {
        return !isEmpty() && (isFull() || nanosLeft(nowNanos) <= 0);
    }

    /** How long the batch may still grow. */
    long nanosLeft(long nowNanos) {
        return limits.maxAge().toNanos() - (nowNanos - firstNanos);
    }

    /** Leaves out what belongs to somebody else now. */
    void drop(Collection<TopicPartition> partitions) {
        if (next.keySet().removeAll(partitions)) {
            inputs.removeIf(i -> partitions.contains(new TopicPartition(i.topic(), i.partition())));
            bytes = inputs.stream().mapToLong(Input::size).sum();
        }
    }

    void clear() {
        inputs.clear();
        next.clear();
        bytes = 0;
        newestMillis = 0;
    }
}
