package io.freshet.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.embedded.EmbeddedKafka;
import io.freshet.embedded.FreePorts;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.metrics.Meters;
import io.freshet.vectors.TestData;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ProcessorOnABrokerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int LINES = 200;

    @Test
    void everyLineIsConvertedOnceOverRestarts(@TempDir Path data, @TempDir Path state)
            throws Exception {
        var line = goodLine();
        try (var broker = EmbeddedKafka.start(data, FreePorts.one(), failure -> {})) {
            createTopics(broker);
            for (int round = 1; round <= 2; round++) {
                try (var meters = Meters.bare();
                        var service = new ProcessorService(config(broker, state), meters)) {
                    service.start();
                    send(broker, round, line);
                    Awaitility.await().atMost(PATIENCE).until(() -> service.health().isReady());
                    assertThat(keys(broker, "t.snowplow_json_event", round * LINES))
                            .hasSize(round * LINES)
                            .doesNotHaveDuplicates();
                    assertThat(keys(broker, "t.snowplow_json_bad", round))
                            .hasSize(round)
                            .doesNotHaveDuplicates();
                }
            }
        }
    }

    @Test
    void whatABrokerRefusesBecomesABadRowAndNothingElseIsLostOrDoubled(
            @TempDir Path data, @TempDir Path state) throws Exception {
        var line = goodLine();
        try (var broker = EmbeddedKafka.start(data, FreePorts.one(), failure -> {});
                var meters = Meters.bare()) {
            createTopics(broker);
            try (var service = new ProcessorService(config(broker, state), meters)) {
                service.start();
                send(broker, 1, line);
                keys(broker, "t.snowplow_json_event", LINES);
                // Nobody tells the processor, which asked for the limit at its start.
                limitMessages(broker, "t.snowplow_json_event", 5_000);
                send(broker, "large", line.replaceFirst("\t[^\t]*\t", "\t" + noise() + "\t"));
                send(broker, 2, line);

                assertThat(keys(broker, "t.snowplow_json_event", 2 * LINES))
                        .hasSize(2 * LINES)
                        .doesNotHaveDuplicates();
                assertThat(keys(broker, "t.snowplow_json_bad", 3))
                        .containsExactlyInAnyOrder("1-bad", "large", "2-bad");
                Awaitility.await().atMost(PATIENCE).until(() -> service.health().isReady());
                assertThat(
                                meters.registry()
                                        .get("freshet_streams_poison")
                                        .tag("kind", "refused")
                                        .counter()
                                        .count())
                        .isEqualTo(1);
            }
        }
    }

    /** Text that cannot be compressed below a third of its 20,000 letters. */
    private static String noise() {
        var random = new Random(1);
        return random.ints(20_000, '0', 'z')
                .filter(Character::isLetterOrDigit)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static void limitMessages(EmbeddedKafka broker, String topic, int bytes)
            throws Exception {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        var limit = new ConfigEntry("max.message.bytes", Integer.toString(bytes));
        try (var admin = Admin.create(client(broker))) {
            admin.incrementalAlterConfigs(
                            Map.of(
                                    resource,
                                    List.of(new AlterConfigOp(limit, AlterConfigOp.OpType.SET))))
                    .all()
                    .get();
        }
    }

    private static void send(EmbeddedKafka broker, String key, String line) {
        try (var producer =
                new KafkaProducer<>(
                        client(broker), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("t.snowplow_parsed_good", key, line));
        }
    }

    private static ProcessorConfig config(EmbeddedKafka broker, Path state) {
        var hocon =
                """
                kafka.bootstrapServers = "%s"
                topics.prefix = "t."
                streams {
                  stateDir = "%s", instanceId = "local"
                  # how long the group waits for a thread that died and was replaced
                  streamsConf { session.timeout.ms = 6000 }
                }
                """
                        .formatted(broker.bootstrapServers(), state);
        return ProcessorConfig.load(ConfigSource.text(ProcessorConfig.NAME, "test", hocon))
                .config();
    }

    private static void createTopics(EmbeddedKafka broker) throws Exception {
        var topics =
                List.of("t.snowplow_parsed_good", "t.snowplow_json_event", "t.snowplow_json_bad")
                        .stream()
                        .map(name -> new NewTopic(name, 1, (short) 1))
                        .toList();
        try (var admin = Admin.create(client(broker))) {
            admin.createTopics(topics).all().get();
        }
    }

    private static void send(EmbeddedKafka broker, int round, String line) {
        try (var producer =
                new KafkaProducer<>(
                        client(broker), new StringSerializer(), new StringSerializer())) {
            for (int i = 0; i < LINES; i++) {
                producer.send(
                        new ProducerRecord<>("t.snowplow_parsed_good", round + "-" + i, line));
            }
            producer.send(new ProducerRecord<>("t.snowplow_parsed_good", round + "-bad", "bad"));
        }
    }

    private static List<String> keys(EmbeddedKafka broker, String topic, int expected) {
        var place = new TopicPartition(topic, 0);
        var keys = new ArrayList<String>();
        try (var consumer =
                new KafkaConsumer<>(
                        client(broker), new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(place));
            consumer.seekToBeginning(List.of(place));
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(
                            () -> {
                                consumer.poll(Duration.ofMillis(500))
                                        .forEach(record -> keys.add(record.key()));
                                return keys.size() >= expected;
                            });
            // Whatever would come twice comes now.
            consumer.poll(Duration.ofMillis(500)).forEach(record -> keys.add(record.key()));
        }
        return keys;
    }

    private static Map<String, Object> client(EmbeddedKafka broker) {
        return Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "isolation.level",
                "read_committed");
    }

    private static String goodLine() throws InvalidJson {
        JsonNode first = Json.parse(TestData.lines("sdk/sdk-public.ndjson").get(0));
        return first.get("tsv").stringValue();
    }
}
