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

    private static ProcessorConfig config(EmbeddedKafka broker, Path state) {
        var hocon =
                """
                kafka.bootstrapServers = "%s"
                topics.prefix = "t."
                streams { stateDir = "%s", instanceId = "local" }
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
