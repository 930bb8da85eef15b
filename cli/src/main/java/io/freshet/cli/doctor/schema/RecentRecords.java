package io.freshet.cli.doctor.schema;

import io.freshet.cli.setup.Cluster;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The last records of topics, without being a member of any group. One thread. */
final class RecentRecords implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofMillis(100);

    /** Of a partition; an hour may have millions. */
    private static final long MOST = 500;

    private final KafkaConsumer<byte[], byte[]> consumer;

    RecentRecords(Cluster cluster) {
        var settings =
                cluster.client(
                        PATIENCE,
                        Map.of(
                                "isolation.level", "read_committed",
                                "enable.auto.commit", "false",
                                "auto.offset.reset", "latest",
                                "allow.auto.create.topics", "false"));
        var bytes = new ByteArrayDeserializer();
        this.consumer = new KafkaConsumer<>(settings, bytes, bytes);
    }

    /** Those since a moment, the last ones of each partition alone; none of a missing topic. */
    List<ConsumerRecord<byte[], byte[]>> since(Instant moment, String topic) {
        var infos = consumer.listTopics().get(topic);
        if (infos == null) {
            return List.of();
        }
        var wanted = new HashMap<TopicPartition, Long>();
        infos.forEach(
                info ->
                        wanted.put(
                                new TopicPartition(topic, info.partition()),
                                moment.toEpochMilli()));
        var ends = consumer.endOffsets(wanted.keySet());
        var starts = new HashMap<TopicPartition, Long>();
        consumer.offsetsForTimes(wanted)
                .forEach(
                        (at, found) -> {
                            if (found != null && found.offset() < end(ends, at)) {
                                starts.put(at, Math.max(found.offset(), end(ends, at) - MOST));
                            }
                        });
        return starts.isEmpty() ? List.of() : read(starts, ends);
    }

    private List<ConsumerRecord<byte[], byte[]>> read(
            Map<TopicPartition, Long> starts, Map<TopicPartition, Long> ends) {
        consumer.assign(starts.keySet());
        starts.forEach(consumer::seek);
        var records = new ArrayList<ConsumerRecord<byte[], byte[]>>();
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() - deadline < 0
                && !starts.keySet().stream()
                        .allMatch(at -> consumer.position(at) >= end(ends, at))) {
            consumer.poll(POLL).forEach(records::add);
        }
        return records;
    }

    private static long end(Map<TopicPartition, Long> ends, TopicPartition at) {
        return ends.getOrDefault(at, 0L);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
