package io.freshet.cli.doctor.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.embedded.EmbeddedKafka;
import io.freshet.embedded.FreePorts;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbesOnABrokerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final TopicPartition AT = new TopicPartition("t", 0);

    @TempDir private static Path directory;
    private static EmbeddedKafka broker;
    private static Admin admin;

    @BeforeAll
    static void start() throws Exception {
        broker = EmbeddedKafka.start(directory.resolve("kafka"), FreePorts.one(), failure -> {});
        admin =
                Admin.create(
                        Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()));
        admin.createTopics(List.of(new NewTopic("t", 2, (short) 1))).all().get();
    }

    @AfterAll
    static void stop() {
        admin.close();
        broker.close();
    }

    @Test
    void theBrokerTellsItsReleaseAndItsDisk() throws Exception {
        var probe = new StateProbe(admin, PATIENCE);

        assertThat(probe.release()).isEqualTo("4.3");
        assertThat(probe.disks(admin.describeCluster().nodes().get()))
                .singleElement()
                .satisfies(
                        disk -> {
                            assertThat(disk.place()).startsWith("broker 1 ");
                            assertThat(disk.usable()).isPositive().isLessThan(disk.total());
                        });
        assertThat(probe.groups(List.of("never-used"))).isEmpty();
    }

    @Test
    void aTransactionIsStuckWhenItStaysOpenForTooLong() throws Exception {
        var settings =
                Map.<String, Object>of(
                        "bootstrap.servers", broker.bootstrapServers(), "transactional.id", "slow");
        var old = Instant.now().minus(Duration.ofHours(1));
        try (var producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("t", 0, old.toEpochMilli(), "k", "v")).get();

            var patient = new TransactionProbe(admin, PATIENCE, Duration.ofMinutes(5));
            var suspects = patient.suspects(List.of(AT), Instant.now());
            assertThat(suspects).singleElement().extracting("offset").isEqualTo(0L);
            // its record is old, and the coordinator says that it began just now
            assertThat(patient.stuck(suspects, Instant.now())).isEmpty();

            var hasty = new TransactionProbe(admin, PATIENCE, Duration.ZERO);
            var later = Instant.now().plusSeconds(1);
            assertThat(hasty.stuck(suspects, later))
                    .singleElement()
                    .satisfies(
                            open -> {
                                assertThat(open.id()).isEqualTo("slow");
                                assertThat(open.place()).isEqualTo("t-0");
                                assertThat(open.since()).isAfter(old.plusSeconds(60));
                            });

            producer.commitTransaction();
            // the next one begins when the last has been ended in every partition
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("t", 1, old.toEpochMilli(), "k", "v")).get();
            assertThat(hasty.suspects(List.of(AT), later)).isEmpty();
            assertThat(hasty.stuck(suspects, later)).isEmpty();
        }
    }
}
