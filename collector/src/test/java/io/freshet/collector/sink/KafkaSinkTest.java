package io.freshet.collector.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.freshet.collector.settings.StreamSettings;
import io.freshet.collector.size.OutputRecord;
import io.freshet.collector.size.OutputRecord.Stream;
import io.freshet.embedded.EmbeddedKafka;
import io.freshet.embedded.FreePorts;
import io.freshet.runtime.kafka.KafkaSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaSinkTest {

    private static final String TOPIC = "raw";
    private static final OutputRecord RECORD =
            new OutputRecord(Stream.GOOD, "key", new byte[] {1, 2, 3});

    private static StreamSettings settings(String brokers) {
        var impatient = Map.of("delivery.timeout.ms", "1500", "request.timeout.ms", "1000");
        return new StreamSettings(
                TOPIC,
                1_000_000,
                KafkaSettings.of(brokers).with(impatient),
                Duration.ofMillis(100));
    }

    private static SinkFailure failure(CompletableFuture<Void> delivery) {
        var failure =
                catchThrowableOfType(
                        ExecutionException.class, () -> delivery.get(10, TimeUnit.SECONDS));
        return (SinkFailure) failure.getCause();
    }

    private static void createTopic(String brokers) throws Exception {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", brokers))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
    }

    @Test
    void aRecordIsSafeWhenTheBrokerHasItAndRefusedWhenThereIsNoBroker(@TempDir Path directory)
            throws Exception {
        EmbeddedKafka broker = EmbeddedKafka.start(directory, FreePorts.one(), failure -> {});
        try (var sink = KafkaSink.start(settings(broker.bootstrapServers()), false)) {
            assertThat(sink.isHealthy()).isFalse();
            createTopic(broker.bootstrapServers());
            Awaitility.await().untilAsserted(() -> assertThat(sink.isHealthy()).isTrue());

            sink.deliver(RECORD).get(10, TimeUnit.SECONDS);

            assertThat(read(broker.bootstrapServers())).containsExactly("key=[1, 2, 3]");
            broker.close();
            var refused = sink.deliver(RECORD);
            assertThat(failure(refused).reason()).isEqualTo(SinkFailure.Reason.NOT_ACKNOWLEDGED);
            assertThat(sink.isHealthy()).isFalse();
        } finally {
            broker.close();
        }
    }

    @Test
    void withoutABrokerARecordIsRefusedAtOnce() {
        try (var sink = KafkaSink.start(settings("127.0.0.1:1"), false)) {
            var refused = sink.deliver(RECORD);

            assertThat(refused).isCompletedExceptionally();
            assertThat(failure(refused).reason()).isEqualTo(SinkFailure.Reason.NOT_ACKNOWLEDGED);
        }
    }

    @Test
    void whatDoesNotFitTheBufferIsRefusedAtOnceAndTheRestArrives(@TempDir Path directory)
            throws Exception {
        try (var broker = EmbeddedKafka.start(directory, FreePorts.one(), failure -> {})) {
            createTopic(broker.bootstrapServers());
            var small =
                    settings(broker.bootstrapServers())
                            .kafka()
                            .with(
                                    Map.of(
                                            "buffer.memory", "120000",
                                            "batch.size", "100000",
                                            "linger.ms", "1000",
                                            "delivery.timeout.ms", "10000"));
            var tight = new StreamSettings(TOPIC, 1_000_000, small, Duration.ofMillis(100));
            try (var sink = KafkaSink.start(tight, false)) {
                Awaitility.await().untilAsserted(() -> assertThat(sink.isHealthy()).isTrue());
                var large = new OutputRecord(Stream.GOOD, "key", new byte[60_000]);

                var fits = sink.deliver(large);
                var refused = sink.deliver(new OutputRecord(Stream.GOOD, "key", new byte[60_000]));

                assertThat(failure(refused).reason()).isEqualTo(SinkFailure.Reason.BUFFER_FULL);
                fits.get(10, TimeUnit.SECONDS);
            }
        }
    }

    private static List<String> read(String brokers) {
        Map<String, Object> settings = Map.of("bootstrap.servers", brokers);
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var place = new TopicPartition(TOPIC, 0);
            consumer.assign(List.of(place));
            consumer.seekToBeginning(List.of(place));
            return consumer.poll(Duration.ofSeconds(10)).records(place).stream()
                    .map(record -> record.key() + "=" + Arrays.toString(record.value()))
                    .toList();
        }
    }
}
