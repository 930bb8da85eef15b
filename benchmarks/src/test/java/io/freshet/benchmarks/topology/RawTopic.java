package io.freshet.benchmarks.topology;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The topic that all programs read, filled before the first of them starts. */
final class RawTopic {

    static final String NAME = "snowplow_raw_good";

    /** More than stream threads, so that each has its share. */
    private static final int PARTITIONS = 4;

    private RawTopic() {}

    /** Makes it and fills it with the first page views there are. */
    static void fill(String brokers, int records) throws InterruptedException, ExecutionException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            var topic = new NewTopic(NAME, Optional.of(PARTITIONS), Optional.empty());
            admin.createTopics(List.of(topic)).all().get();
        }
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers", brokers,
                        "linger.ms", "20",
                        "batch.size", "65536",
                        "compression.type", "lz4");
        try (var producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (var n = 0; n < records; n++) {
                producer.send(
                        new ProducerRecord<>(NAME, n % PARTITIONS, null, PageViews.record(n)));
            }
            producer.flush();
        }
    }
}
