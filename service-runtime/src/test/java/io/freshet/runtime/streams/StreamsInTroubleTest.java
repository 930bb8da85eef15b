package io.freshet.runtime.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.embedded.EmbeddedKafka;
import io.freshet.embedded.FreePorts;
import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.kafka.KafkaSettings;
import io.freshet.runtime.metrics.Meters;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that cannot be handled and work that is stuck, in transactions on a real broker. */
class StreamsInTroubleTest {

    private static final String POISON = "poison";

    @TempDir private Path data;
    @TempDir private Path state;

    private final Meters meters = Meters.bare();
    private EmbeddedKafka broker;

    @BeforeEach
    void start() throws Exception {
        broker = EmbeddedKafka.start(data, FreePorts.one(), failure -> {});
        try (var admin = Admin.create(client())) {
            admin.createTopics(
                            List.of(
                                    new NewTopic("from", 2, (short) 1),
                                    new NewTopic("to", 1, (short) 1),
                                    new NewTopic("bad", 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    @AfterEach
    void stop() {
        broker.close();
        meters.close();
    }

    @Test
    void aRecordThatAProcessorDiesOfBecomesABadRowAndTheStreamGoesOn() {
        Consumer<String> diesOfPoison =
                value -> {
                    if (value.equals(POISON)) {
                        throw new IllegalStateException("a defect");
                    }
                };
        try (var service = started("", topology(diesOfPoison))) {
            send("one", POISON, "two");

            assertThat(read("to", 2)).containsExactly("one", "two");
            assertThat(read("bad", 1)).containsExactly("defect IllegalStateException of poison");
            assertThat(service.health().isReady()).isTrue();
            assertThat(poison("defect")).isEqualTo(1);
        }
    }

    @Test
    void aRecordThatCannotBeReadBecomesABadRowAndTheStreamGoesOn() {
        Deserializer<String> reader =
                (topic, bytes) -> {
                    var value = new String(bytes, UTF_8);
                    if (value.equals(POISON)) {
                        throw new SerializationException("unreadable");
                    }
                    return value;
                };
        try (var service = started("", topology(reader, new StringSerializer(), value -> {}))) {
            send("one", POISON, "two");

            assertThat(read("to", 2)).containsExactly("one", "two");
            assertThat(read("bad", 1)).containsExactly("defect SerializationException of poison");
            assertThat(service.health().isReady()).isTrue();
            assertThat(poison("unreadable")).isEqualTo(1);
        }
    }

    @Test
    void aRecordThatCannotBeWrittenBecomesABadRowAndTheStreamGoesOn() {
        Serializer<String> writer =
                (topic, value) -> {
                    if (value.equals(POISON)) {
                        throw new SerializationException("unwritable");
                    }
                    return value.getBytes(UTF_8);
                };
        try (var service = started("", topology(new StringDeserializer(), writer, value -> {}))) {
            send("one", POISON, "two");

            assertThat(read("to", 2)).containsExactly("one", "two");
            assertThat(read("bad", 1)).containsExactly("defect SerializationException of poison");
            assertThat(service.health().isReady()).isTrue();
            assertThat(poison("refused")).isEqualTo(1);
        }
    }

    @Test
    void withoutTransactionsATooLargeRecordBecomesABadRowAtOnce() {
        Serializer<String> writer =
                (topic, value) ->
                        value.equals(POISON) ? new byte[2_000_000] : value.getBytes(UTF_8);
        var more = "streamsConf.processing.guarantee = at_least_once";
        try (var service = started(more, topology(new StringDeserializer(), writer, value -> {}))) {
            send("one", POISON, "two");

            assertThat(read("to", 2)).containsExactly("one", "two");
            assertThat(read("bad", 1)).singleElement().asString().startsWith("too large, at most");
            assertThat(service.health().isReady()).isTrue();
            assertThat(poison("refused")).isEqualTo(1);
        }
    }

    @Test
    void inputThatWaitsTooLongMakesItUnreadyUntilItIsFinished() {
        var door = new CountDownLatch(1);
        Consumer<String> waits =
                value -> {
                    try {
                        door.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                };
        try (var service = started("unhealthyLatency = 200 ms", topology(waits))) {
            send("one");

            Awaitility.await().until(() -> !service.health().isReady());
            var stuck = service.health();
            door.countDown();
            Awaitility.await().until(() -> service.health().isReady());

            assertThat(stuck.isLive()).isTrue();
            assertThat(stuck.detail()).contains("input has waited");
            assertThat(read("to", 1)).containsExactly("one");
            assertThat(meters.registry().get("freshet_streams_input_wait_seconds").gauge().value())
                    .isZero();
        }
    }

    @Test
    void twoThreadsShareThePartitions() {
        Set<String> threads = ConcurrentHashMap.newKeySet();
        Consumer<String> notes = value -> threads.add(Thread.currentThread().getName());
        try (var service = started("threads = 2", topology(notes))) {
            send(0, "one");
            send(1, "two");

            assertThat(read("to", 2)).containsExactlyInAnyOrder("one", "two");
            assertThat(threads).hasSize(2);
            assertThat(service.health().isReady()).isTrue();
        }
    }

    private static Topology topology(Consumer<String> work) {
        return topology(new StringDeserializer(), new StringSerializer(), work);
    }

    private static Topology topology(
            Deserializer<String> reader, Serializer<String> writer, Consumer<String> work) {
        return new Topology()
                .addSource("source", new ByteArrayDeserializer(), reader, "from")
                .addProcessor("work", () -> new Work(work), "source")
                .addSink("sink", "to", new ByteArraySerializer(), writer, "work");
    }

    private static final class Work extends ContextualProcessor<byte[], String, byte[], String> {

        private final Consumer<String> work;

        Work(Consumer<String> work) {
            this.work = work;
        }

        @Override
        public void process(Record<byte[], String> record) {
            work.accept(record.value());
            context().forward(record);
        }
    }

    private StreamsService started(String more, Topology topology) {
        var kafka = KafkaSettings.of(broker.bootstrapServers());
        var settings =
                ConfigSource.text("trouble", "trouble.hocon", "threads = 1\n" + more)
                        .load(
                                config ->
                                        StreamsSettings.read(
                                                config,
                                                StreamsSettings.defaults("trouble", kafka, state)))
                        .config();
        var service =
                new StreamsService(
                        "trouble",
                        settings,
                        () -> topology,
                        SampleRows.poison("bad", meters),
                        meters);
        service.start();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> service.health().isReady());
        return service;
    }

    private void send(String... values) {
        for (var value : values) {
            send(0, value);
        }
    }

    private void send(int partition, String value) {
        try (var producer =
                new KafkaProducer<>(client(), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("from", partition, null, value));
        }
    }

    private List<String> read(String topic, int expected) {
        try (var consumer =
                new KafkaConsumer<>(client(), new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            var values = new ArrayList<String>();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(
                            () -> {
                                consumer.poll(Duration.ofMillis(100))
                                        .forEach(record -> values.add(record.value()));
                                return values.size() >= expected;
                            });
            return values;
        }
    }

    private double poison(String kind) {
        return meters.registry().get("freshet_streams_poison").tag("kind", kind).counter().count();
    }

    private Map<String, Object> client() {
        return Map.of(
                "bootstrap.servers", broker.bootstrapServers(),
                "isolation.level", "read_committed",
                "auto.offset.reset", "earliest",
                "group.id", "reader");
    }
}
