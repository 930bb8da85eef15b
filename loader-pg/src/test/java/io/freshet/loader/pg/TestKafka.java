package io.freshet.loader.pg;

import static org.awaitility.Awaitility.await;

import io.freshet.embedded.EmbeddedKafka;
import io.freshet.loader.pg.copy.Input;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** A real broker for all tests of this JVM; each test takes a topic prefix of its own. */
final class TestKafka {

    private static final AtomicInteger PREFIXES = new AtomicInteger();
    private static final EmbeddedKafka BROKER = start();

    private TestKafka() {}

    private static EmbeddedKafka start() {
        try {
            var directory = Files.createDirectories(Path.of("target", "test-kafka"));
            var broker =
                    EmbeddedKafka.start(
                            Files.createTempDirectory(directory.toAbsolutePath(), "kafka"),
                            freePort(),
                            why -> System.err.println("the test's broker has ended: " + why));
            Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
            return broker;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    static String bootstrapServers() {
        return BROKER.bootstrapServers();
    }

    /** Makes the loader's two topics behind a new prefix. */
    static String topics(int partitions) throws ExecutionException, InterruptedException {
        var prefix = "t" + PREFIXES.incrementAndGet() + "-";
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            admin.createTopics(
                            List.of(
                                    new NewTopic(
                                            prefix + "snowplow_json_event", partitions, (short) 1),
                                    new NewTopic(prefix + "snowplow_json_bad", 1, (short) 1)))
                    .all()
                    .get();
        }
        return prefix;
    }

    /** Makes a topic. */
    static void topic(String name, int partitions) throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all().get();
        }
    }

    /** Sends values, each to the partition that its key says. */
    static void sendTo(String topic, List<byte @Nullable []> values)
            throws ExecutionException, InterruptedException {
        var sent = new ArrayList<Future<RecordMetadata>>();
        try (var producer =
                new KafkaProducer<>(
                        sending(Map.of()), new ByteArraySerializer(), new ByteArraySerializer())) {
            int number = 0;
            for (var value : values) {
                var key = Integer.toString(number++).getBytes(StandardCharsets.UTF_8);
                sent.add(producer.send(new ProducerRecord<>(topic, key, value)));
            }
        }
        for (var record : sent) {
            record.get();
        }
    }

    private static Map<String, Object> sending(Map<String, Object> further) {
        var settings = new HashMap<>(further);
        settings.put("bootstrap.servers", bootstrapServers());
        // A topic that was just made may refuse a producer's first batch and take its second: with
        // both under way, the first is then out of order for ever (KAFKA-14359).
        settings.put("max.in.flight.requests.per.connection", 1);
        return settings;
    }

    /** Deletes the records of partition 0 that stand before the offset. */
    static void dropRecords(String prefix, long before)
            throws ExecutionException, InterruptedException {
        var topic = new TopicPartition(prefix + "snowplow_json_event", 0);
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            admin.deleteRecords(Map.of(topic, RecordsToDelete.beforeOffset(before))).all().get();
        }
    }

    /** Deletes the topic of events and makes it again with one partition. */
    static void makeAnew(String prefix) throws ExecutionException, InterruptedException {
        var topic = prefix + "snowplow_json_event";
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            admin.deleteTopics(List.of(topic)).all().get();
            await().ignoreExceptions()
                    .until(
                            () -> {
                                admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1)))
                                        .all()
                                        .get();
                                return true;
                            });
        }
    }

    /** Sends records in one transaction, round the partitions. */
    static void send(String prefix, int partitions, List<Input> inputs, boolean commit) {
        try (var producer =
                new KafkaProducer<>(
                        sending(Map.of("transactional.id", "test-" + prefix)),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            int number = 0;
            for (var input : inputs) {
                var record =
                        new ProducerRecord<>(
                                prefix + "snowplow_json_event",
                                number++ % partitions,
                                input.key(),
                                input.value());
                input.headers().forEach((name, value) -> record.headers().add(name, value));
                producer.send(record);
            }
            if (commit) {
                producer.commitTransaction();
            } else {
                producer.flush();
                producer.abortTransaction();
            }
        }
    }

    /** All bad rows there are. */
    static List<String> badRows(String prefix) {
        var topic = new TopicPartition(prefix + "snowplow_json_bad", 0);
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers());
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(topic));
            consumer.seekToBeginning(List.of(topic));
            long end = consumer.endOffsets(List.of(topic)).get(topic);
            var rows = new ArrayList<String>();
            while (consumer.position(topic) < end) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    rows.add(new String(record.value(), StandardCharsets.UTF_8));
                }
            }
            return rows;
        }
    }
}
