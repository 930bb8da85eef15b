package io.freshet.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** A process with a broker and many producers of short transactions, which dies in their midst. */
final class KilledBroker {

    static final String TOPIC = "written";
    static final int PARTITIONS = 4;

    private static final int PRODUCERS = 12;
    private static final int COMMITS = 200;

    private KilledBroker() {}

    /** Runs it and returns when it is dead. */
    static void run(Path directory) throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledBroker.class.getName(),
                        directory.toString())
                .inheritIO()
                .start()
                .waitFor();
    }

    public static void main(String[] arguments) throws Exception {
        var broker = EmbeddedKafka.start(Path.of(arguments[0]), FreePorts.one(), failure -> {});
        try (var admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            var topic = new NewTopic(TOPIC, Optional.of(PARTITIONS), Optional.empty());
            admin.createTopics(List.of(topic)).all().get();
        }
        var commits = new CountDownLatch(COMMITS);
        for (int i = 0; i < PRODUCERS; i++) {
            var id = "writer-" + i;
            new Thread(() -> write(broker.bootstrapServers(), id, commits)).start();
        }
        commits.await();
        Runtime.getRuntime().halt(9);
    }

    private static void write(String servers, String id, CountDownLatch commits) {
        var producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                servers,
                                "transactional.id",
                                id,
                                "transaction.timeout.ms",
                                "2000"),
                        new StringSerializer(),
                        new StringSerializer());
        producer.initTransactions();
        while (true) {
            producer.beginTransaction();
            for (int partition = 0; partition < PARTITIONS; partition++) {
                producer.send(new ProducerRecord<>(TOPIC, partition, null, id));
            }
            producer.commitTransaction();
            commits.countDown();
        }
    }
}
