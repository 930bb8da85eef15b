package io.freshet.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedKafkaTest {

    private static final TopicPartition PLACE = new TopicPartition("kept", 0);

    @TempDir private Path directory;

    @Test
    void recordsAndTopicsSurviveARestartOnOtherPorts() throws Exception {
        try (var broker = start(directory)) {
            createTopic(broker);
            send(broker, "first");
        }

        List<String> found;
        try (var broker = start(directory)) {
            send(broker, "second");
            found = read(broker, 2);
        }

        assertThat(found).containsExactly("first", "second");
    }

    @Test
    void transactionsCommitOnTheOneNode() throws Exception {
        try (var broker = start(directory)) {
            createTopic(broker);

            try (var producer = producer(broker, Map.of("transactional.id", "tx"))) {
                producer.initTransactions();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>(PLACE.topic(), "committed"));
                producer.commitTransaction();
            }

            assertThat(read(broker, 1)).containsExactly("committed");
        }
    }

    @Test
    void aPreparationThatWasKilledIsBegunAnew() throws Exception {
        Files.createDirectories(directory.resolve("log"));
        Files.writeString(directory.resolve("log/meta.properties"), "version=1\n");

        try (var broker = start(directory)) {
            createTopic(broker);

            assertThat(read(broker, 0)).isEmpty();
        }
    }

    @Test
    void aBrokerThatFailsIsReportedAndDoesNotEndTheProcess() throws Exception {
        var failures = new CopyOnWriteArrayList<String>();
        var broker = EmbeddedKafka.start(directory, FreePorts.one(), failures::add);
        try (broker) {
            createTopic(broker);
            send(broker, "first");

            // Its only disk goes away under it.
            Marker.deleteTree(directory.resolve("log"));
            Files.writeString(directory.resolve("log"), "not a directory");
            createTopicsUntilItFails(broker, failures);
        }

        assertThat(failures).isNotEmpty().first().asString().contains("the broker asked to");
    }

    @Test
    void transactionsThatAKillInterruptedComeToAnEnd() throws Exception {
        KilledBroker.run(directory);

        try (var broker = start(directory);
                var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(openTransactions(admin)).isEmpty());
        }
    }

    /** Partition and producer of each transaction whose end was not written. */
    private static List<String> openTransactions(Admin admin) throws Exception {
        var places =
                IntStream.range(0, KilledBroker.PARTITIONS)
                        .mapToObj(p -> new TopicPartition(KilledBroker.TOPIC, p))
                        .toList();
        var open = new ArrayList<String>();
        admin.describeProducers(places)
                .all()
                .get()
                .forEach(
                        (place, state) ->
                                state.activeProducers().stream()
                                        .filter(p -> p.currentTransactionStartOffset().isPresent())
                                        .forEach(p -> open.add(place + " " + p.producerId())));
        return open;
    }

    @Test
    void aTakenPortIsAFailureWithAMessageAndDoesNotEndTheProcess() {
        var port = FreePorts.one();
        try (var first = EmbeddedKafka.start(directory.resolve("a"), port, failure -> {})) {
            assertThat(first.bootstrapServers()).endsWith(":" + port);

            assertThatThrownBy(
                            () -> EmbeddedKafka.start(directory.resolve("b"), port, failure -> {}))
                    .isInstanceOf(EmbeddedFailure.class)
                    .hasMessageContaining("port " + port);
        }
    }

    private static EmbeddedKafka start(Path directory) {
        return EmbeddedKafka.start(
                directory,
                FreePorts.one(),
                failure -> {
                    throw new AssertionError(failure);
                });
    }

    private static void createTopicsUntilItFails(EmbeddedKafka broker, List<String> failures) {
        try (var admin =
                Admin.create(
                        Map.of(
                                "bootstrap.servers",
                                broker.bootstrapServers(),
                                "default.api.timeout.ms",
                                "2000",
                                "request.timeout.ms",
                                "2000"))) {
            var number = new ArrayList<Integer>();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(
                            () -> {
                                number.add(1);
                                var name = "more-" + number.size();
                                var topic = new NewTopic(name, 1, (short) 1);
                                var unused = admin.createTopics(List.of(topic)).all();
                                return !failures.isEmpty();
                            });
        }
    }

    private static void createTopic(EmbeddedKafka broker) throws Exception {
        var servers = Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers());
        try (var admin = Admin.create(servers)) {
            var topic = new NewTopic(PLACE.topic(), Optional.of(1), Optional.empty());
            admin.createTopics(List.of(topic)).all().get();
        }
    }

    private static void send(EmbeddedKafka broker, String value) throws Exception {
        try (var producer = producer(broker, Map.of())) {
            producer.send(new ProducerRecord<>(PLACE.topic(), value)).get();
        }
    }

    private static KafkaProducer<String, String> producer(
            EmbeddedKafka broker, Map<String, Object> more) {
        var settings = new HashMap<String, Object>(more);
        settings.put("bootstrap.servers", broker.bootstrapServers());
        return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
    }

    private static List<String> read(EmbeddedKafka broker, int count) {
        var settings =
                Map.<String, Object>of(
                        "bootstrap.servers",
                        broker.bootstrapServers(),
                        "isolation.level",
                        "read_committed");
        try (var consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(PLACE));
            consumer.seekToBeginning(List.of(PLACE));
            var found = new ArrayList<String>();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(
                            () -> {
                                consumer.poll(Duration.ofMillis(100))
                                        .forEach(record -> found.add(record.value()));
                                return found.size() >= count;
                            });
            return found;
        }
    }
}
