package io.freshet.cli.lag;

import io.freshet.cli.setup.Cluster;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Looks at the records that wait first, without being a member of any group. One thread. */
final class FirstRecords implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Duration patience;

    FirstRecords(Cluster cluster, Duration patience) {
        this.patience = patience;
        var bytes = new ByteArrayDeserializer();
        this.consumer =
                new KafkaConsumer<>(
                        cluster.client(
                                patience,
                                Map.of(
                                        "isolation.level", "read_committed",
                                        "enable.auto.commit", "false",
                                        "auto.offset.reset", "earliest",
                                        "allow.auto.create.topics", "false",
                                        // one record of each partition is all that is wanted
                                        "max.partition.fetch.bytes", "65536")),
                        bytes,
                        bytes);
    }

    /**
     * Says since when each partition's first record waits; a partition that has markers of
     * transactions left and no record is done.
     */
    List<PartitionLag> look(List<PartitionLag> partitions) {
        var waiting = new HashMap<TopicPartition, PartitionLag>();
        for (var partition : partitions) {
            if (partition.records() > 0) {
                waiting.put(of(partition), partition);
            }
        }
        var seen = waiting.isEmpty() ? Map.<TopicPartition, PartitionLag>of() : read(waiting);
        var looked = new ArrayList<PartitionLag>();
        partitions.forEach(each -> looked.add(seen.getOrDefault(of(each), each)));
        return looked;
    }

    private Map<TopicPartition, PartitionLag> read(Map<TopicPartition, PartitionLag> waiting) {
        consumer.assign(waiting.keySet());
        waiting.forEach((at, partition) -> consumer.seek(at, partition.start()));
        var seen = new HashMap<TopicPartition, PartitionLag>();
        var open = new HashMap<>(waiting);
        var deadline = System.nanoTime() + patience.toNanos();
        while (!open.isEmpty() && System.nanoTime() - deadline < 0) {
            var records = consumer.poll(POLL);
            for (var entry : List.copyOf(open.entrySet())) {
                var at = entry.getKey();
                var partition = entry.getValue();
                var found = records.records(at);
                if (!found.isEmpty()) {
                    var stamp = found.get(0).timestamp();
                    seen.put(
                            at,
                            stamp < 0 ? partition : partition.since(Instant.ofEpochMilli(stamp)));
                    open.remove(at);
                } else if (consumer.position(at) >= partition.end()) {
                    seen.put(at, partition.done());
                    open.remove(at);
                }
            }
            var read = new HashSet<>(waiting.keySet());
            read.removeAll(open.keySet());
            consumer.pause(read);
        }
        return seen;
    }

    private static TopicPartition of(PartitionLag partition) {
        return new TopicPartition(partition.topic(), partition.partition());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
