package io.freshet.it.window;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.freshet.embedded.EmbeddedKafka;
import io.freshet.embedded.FreePorts;
import io.freshet.event.payload.CollectorPayload;
import io.freshet.event.payload.CollectorPayloadCodec;
import io.freshet.runtime.kafka.KafkaSettings;
import io.freshet.runtime.kafka.TopicNames;
import io.freshet.webapp.minute.Window;
import io.freshet.webapp.watch.Ledger;
import io.freshet.webapp.watch.PipelineWatch;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the dashboard counts is what was committed, whatever happens to it and to the topics. */
class PipelineWatchIT {

    private static final int PER_TRANSACTION = 5;
    private static final int PARTITIONS = 2;

    @TempDir private static Path directory;
    private static EmbeddedKafka broker;
    private static Admin admin;

    @BeforeAll
    static void start() {
        broker = EmbeddedKafka.start(directory.resolve("kafka"), FreePorts.one(), it -> {});
        admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    @AfterAll
    static void stop() {
        admin.close();
        broker.close();
    }

    @Test
    void aRestartAmidAStreamWithAbortedTransactionsCountsNothingTwiceAndMissesNothing()
            throws Exception {
        var names = topics("restart_");
        try (var writer = new Writer(names)) {
            writer.write(120);
            try (var first = watch(names)) {
                awaitLedger(first, writer.committed());
            }
            writer.write(40);
            var rest = CompletableFuture.runAsync(() -> writer.write(120));
            try (var second = watch(names)) {
                rest.join();
                awaitLedger(second, writer.committed());
            }
        }
    }

    @Test
    void aTopicThatIsMadeAnewOrCutWhileItIsReadIsReadOn() throws Exception {
        var names = topics("anew_");
        try (var watch = watch(names)) {
            var before = 0;
            try (var writer = new Writer(names)) {
                writer.write(20);
                awaitLedger(watch, writer.committed());
                cut(names.rawGood());
                cut(names.jsonEvent());
                writer.write(4);
                awaitLedger(watch, writer.committed());
                before = writer.committed();
            }
            admin.deleteTopics(List.of(names.rawGood(), names.jsonEvent())).all().get();
            await().until(() -> !admin.listTopics().names().get().contains(names.rawGood()));
            make(names);
            try (var writer = new Writer(names)) {
                writer.write(8);
                awaitLedger(watch, before + writer.committed());
            }
        }
    }

    private static PipelineWatch watch(TopicNames names) {
        var settings = KafkaSettings.of(broker.bootstrapServers());
        var watch = new PipelineWatch(settings, names, Clock.systemUTC());
        watch.start();
        return watch;
    }

    private static void awaitLedger(PipelineWatch watch, int events) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(
                        () -> {
                            assertThat(watch.history().read()).isEqualTo(1);
                            assertThat(ledger(watch))
                                    .isEqualTo(new Ledger(events, events, 0, 0, 0, 0, 0));
                        });
    }

    private static Ledger ledger(PipelineWatch watch) {
        var now = System.currentTimeMillis();
        return watch.seen().ledger(Window.DAY, now - 80_000_000, 0, true, true, now);
    }

    private static TopicNames topics(String prefix) throws Exception {
        var names = TopicNames.withPrefix(prefix);
        make(names);
        return names;
    }

    private static void make(TopicNames names) throws Exception {
        admin.createTopics(
                        Set.of(names.rawGood(), names.jsonEvent()).stream()
                                .map(
                                        name ->
                                                new NewTopic(
                                                        name,
                                                        Optional.of(PARTITIONS),
                                                        Optional.empty()))
                                .toList())
                .all()
                .get();
    }

    private static void cut(String topic) throws Exception {
        var one = new TopicPartition(topic, 0);
        admin.deleteRecords(Map.of(one, RecordsToDelete.beforeOffset(-1))).all().get();
    }

    /** Writes payloads and their events, a transaction each; every fourth one is aborted. */
    private static final class Writer implements AutoCloseable {

        private final TopicNames names;
        private final KafkaProducer<byte[], byte[]> producer;
        private int transactions;
        private volatile int committed;

        Writer(TopicNames names) {
            this.names = names;
            this.producer =
                    new KafkaProducer<>(
                            Map.<String, Object>of(
                                    "bootstrap.servers",
                                    broker.bootstrapServers(),
                                    "transactional.id",
                                    UUID.randomUUID().toString()),
                            new ByteArraySerializer(),
                            new ByteArraySerializer());
            producer.initTransactions();
        }

        int committed() {
            return committed;
        }

        void write(int howMany) {
            for (var i = 0; i < howMany; i++) {
                transactions++;
                producer.beginTransaction();
                for (var event = 0; event < PER_TRANSACTION; event++) {
                    var at = System.currentTimeMillis();
                    var partition = event % PARTITIONS;
                    producer.send(
                            new ProducerRecord<>(
                                    names.rawGood(), partition, at, null, payload(at)));
                    var json = "{\"event_id\":\"%s\"}".formatted(UUID.randomUUID());
                    producer.send(
                            new ProducerRecord<>(
                                    names.jsonEvent(), partition, at, null, json.getBytes(UTF_8)));
                }
                if (transactions % 4 == 0) {
                    producer.flush();
                    producer.abortTransaction();
                } else {
                    producer.commitTransaction();
                    committed += PER_TRANSACTION;
                }
            }
        }

        @Override
        public void close() {
            producer.close();
        }

        private static byte[] payload(long at) {
            return CollectorPayloadCodec.encode(
                    new CollectorPayload(
                            CollectorPayload.SCHEMA,
                            "203.0.113.7",
                            at,
                            "UTF-8",
                            "c",
                            null,
                            null,
                            "/i",
                            "e=pv",
                            null,
                            null,
                            null,
                            null,
                            null));
        }
    }
}
