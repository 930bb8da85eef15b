package io.freshet.runtime.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.embedded.EmbeddedKafka;
import io.freshet.embedded.FreePorts;
import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.kafka.InstanceId;
import io.freshet.runtime.kafka.KafkaSettings;
import io.freshet.runtime.metrics.Meters;
import io.freshet.runtime.problem.StartFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamsOnABrokerTest {

    private static Topology copy() {
        var builder = new StreamsBuilder();
        builder.stream("from").to("to");
        return builder.build();
    }

    private static StreamsService service(EmbeddedKafka broker, Path state, Meters meters) {
        return service(broker, state, "", StreamsOnABrokerTest::copy, meters);
    }

    private static StreamsService service(
            EmbeddedKafka broker,
            Path state,
            String more,
            Supplier<Topology> topology,
            Meters meters) {
        var kafka = KafkaSettings.of(broker.bootstrapServers());
        var hocon =
                """
                threads = 1
                instanceId = local
                commitInterval = 50 ms
                startPatience = 500 ms
                streamsConf {
                  default.key.serde = "org.apache.kafka.common.serialization.Serdes$ByteArraySerde"
                  default.value.serde = "org.apache.kafka.common.serialization.Serdes$ByteArraySerde"
                }
                """;
        var settings =
                ConfigSource.text("copy", "copy.hocon", hocon + more)
                        .load(
                                config ->
                                        StreamsSettings.read(
                                                config,
                                                StreamsSettings.defaults("copy", kafka, state)))
                        .config();
        return new StreamsService(
                "copy", settings, topology, SampleRows.poison("bad", meters), meters);
    }

    @Test
    void copiesExactlyOnceOverARestartThatTakesNoTime(@TempDir Path data, @TempDir Path state)
            throws Exception {
        try (var broker = EmbeddedKafka.start(data, FreePorts.one(), failure -> {})) {
            createTopics(broker);
            for (var round = 1; round <= 2; round++) {
                try (var meters = Meters.bare();
                        var service = service(broker, state, meters)) {
                    service.start();
                    // Far below the session time-out of 45 s that a new member would wait for.
                    await(() -> service.health().isReady());
                    send(broker, round);
                    assertThat(read(broker, round)).hasSize(round);
                }
            }
            whoeverComesLaterUnderTheSameNameHasThePlace(broker, state);
        }
    }

    private static void whoeverComesLaterUnderTheSameNameHasThePlace(
            EmbeddedKafka broker, Path state) throws Exception {
        try (var meters = Meters.bare();
                var others = Meters.bare();
                var earlier = service(broker, state.resolve("earlier"), meters);
                var later = service(broker, state.resolve("later"), others)) {
            earlier.start();
            await(() -> earlier.health().isReady());
            later.start();
            await(() -> later.health().isReady() && !earlier.health().isLive());

            assertThat(earlier.health().detail()).isEqualTo(InstanceId.TAKEN);
            send(broker, 3);
            assertThat(read(broker, 3)).hasSize(3);
        }
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(condition);
    }

    @Test
    void aMissingTopicIsNamed(@TempDir Path data, @TempDir Path state) {
        try (var broker = EmbeddedKafka.start(data, FreePorts.one(), failure -> {});
                var meters = Meters.bare();
                var service = service(broker, state, meters)) {

            assertThatThrownBy(service::start)
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("F1002  missing topics: from, to");
        }
    }

    private static void createTopics(EmbeddedKafka broker) throws Exception {
        try (var admin = Admin.create(client(broker))) {
            admin.createTopics(
                            List.of(
                                    new NewTopic("from", 1, (short) 1),
                                    new NewTopic("to", 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static void send(EmbeddedKafka broker, int round) throws Exception {
        try (var producer =
                new KafkaProducer<>(
                        client(broker), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>("from", new byte[] {(byte) round})).get();
        }
    }

    private static List<byte[]> read(EmbeddedKafka broker, int expected) {
        var place = new TopicPartition("to", 0);
        try (var consumer =
                new KafkaConsumer<>(
                        client(broker), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(place));
            return Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(
                            () -> {
                                consumer.seekToBeginning(List.of(place));
                                return consumer.poll(Duration.ofSeconds(1)).records(place).stream()
                                        .map(record -> record.value())
                                        .toList();
                            },
                            values -> values.size() >= expected);
        }
    }

    private static Map<String, Object> client(EmbeddedKafka broker) {
        return Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "isolation.level",
                "read_committed");
    }
}
