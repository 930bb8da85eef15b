package io.freshet.runtime.kafka.lag;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.embedded.EmbeddedKafka;
import io.freshet.embedded.FreePorts;
import io.freshet.runtime.kafka.KafkaSettings;
import io.freshet.runtime.metrics.Meters;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

class LagWatchTest {

    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static EmbeddedKafka broker;
    private static Admin admin;

    private final Meters meters = Meters.bare();
    private String topic = "";
    private LagWatch watch;

    @BeforeAll
    static void start(@TempDir Path data) {
        broker = EmbeddedKafka.start(data, FreePorts.one(), failure -> {});
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    @AfterAll
    static void stop() {
        admin.close();
        broker.close();
    }

    @BeforeEach
    void watch(TestInfo test) throws Exception {
        topic = test.getTestMethod().orElseThrow().getName();
        admin.createTopics(List.of(new NewTopic(topic, 2, (short) 1))).all().get();
        var kafka = KafkaSettings.of(broker.bootstrapServers());
        watch =
                LagWatch.start(
                        "reader",
                        List.of(Group.fromStart(group(), Set.of(topic, "not-there-yet"))),
                        kafka.client(Map.of()),
                        Map.of("bootstrap.servers", broker.bootstrapServers(), "group.id", "real"),
                        meters,
                        Duration.ofMillis(50));
    }

    @AfterEach
    void close() {
        watch.close();
        meters.close();
    }

    @Test
    void whatIsNotFinishedIsCountedAndItsAgeTold() throws Exception {
        var now = System.currentTimeMillis();
        send(null, 0, now - 2 * HOUR);
        send(null, 0, now - HOUR);
        send(null, 0, now);
        awaitLag(0, 3, 2 * HOUR);

        finish(0, 1);
        awaitLag(0, 2, HOUR);

        finish(0, 3);
        awaitLag(0, 0, 0);
        awaitLag(1, 0, 0);
        assertThat(value("freshet_lag_checked_seconds{service=\"reader\"}")).isLessThan(60);
    }

    @Test
    void marksOfTransactionsDoNotWait() throws Exception {
        send("some-writer", 0, System.currentTimeMillis() - HOUR);
        awaitLag(0, 2, HOUR);

        // As a reader does that commits behind the last record that it was given.
        finish(0, 1);
        awaitLag(0, 0, 0);

        send("some-writer", 0, System.currentTimeMillis() - HOUR);
        awaitLag(0, 2, HOUR);
    }

    @Test
    void whatKafkaDeletedUnfinishedIsCountedOnce() throws Exception {
        for (var i = 0; i < 5; i++) {
            send(null, 0, System.currentTimeMillis());
        }
        finish(0, 2);
        awaitLag(0, 3, 0);

        admin.deleteRecords(Map.of(new TopicPartition(topic, 0), RecordsToDelete.beforeOffset(4)))
                .all()
                .get();
        awaitLag(0, 1, 0);
        // Seen by a look after the one that counted.
        send(null, 0, System.currentTimeMillis());
        awaitLag(0, 2, 0);

        assertThat(value("freshet_lag_expired_total{" + tags() + "}")).isEqualTo(2);
    }

    private String group() {
        return topic + "-group";
    }

    private void send(String transaction, int partition, long millis) throws Exception {
        var settings = new HashMap<String, Object>();
        settings.put("bootstrap.servers", broker.bootstrapServers());
        if (transaction != null) {
            settings.put("transactional.id", transaction);
        }
        try (var producer =
                new KafkaProducer<>(
                        settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            if (transaction != null) {
                producer.initTransactions();
                producer.beginTransaction();
            }
            producer.send(
                            new ProducerRecord<byte[], byte[]>(
                                    topic, partition, millis, null, new byte[] {1}))
                    .get();
            if (transaction != null) {
                producer.commitTransaction();
            }
        }
    }

    private void finish(int partition, long next) throws Exception {
        admin.alterConsumerGroupOffsets(
                        group(),
                        Map.of(new TopicPartition(topic, partition), new OffsetAndMetadata(next)))
                .all()
                .get();
    }

    private void awaitLag(int partition, long records, long ageMillis) {
        var series = "{" + tagsOf(partition) + "}";
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(
                        () -> {
                            assertThat(value("freshet_lag_records" + series)).isEqualTo(records);
                            assertThat(value("freshet_lag_seconds" + series))
                                    .isBetween(ageMillis / 1e3, ageMillis / 1e3 + 60);
                        });
    }

    private String tags() {
        return "group=\"" + group() + "\",service=\"reader\",topic=\"" + topic + "\"";
    }

    private String tagsOf(int partition) {
        return "group=\""
                + group()
                + "\",partition=\""
                + partition
                + "\",service=\"reader\",topic=\""
                + topic
                + "\"";
    }

    private double value(String series) {
        return meters.scrape()
                .lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElse(-1);
    }
}
