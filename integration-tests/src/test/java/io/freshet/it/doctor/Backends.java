package io.freshet.it.doctor;

import io.freshet.embedded.EmbeddedKafka;
import io.freshet.embedded.EmbeddedPostgres;
import io.freshet.embedded.FreePorts;
import io.freshet.it.chaos.loader.DatabaseServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.StringSerializer;

/** A real broker and a real database, and how tests plant things in them. */
final class Backends implements AutoCloseable {

    private static final List<String> TOPICS =
            List.of(
                    "snowplow_raw_good",
                    "snowplow_raw_bad",
                    "snowplow_parsed_good",
                    "snowplow_parsed_bad",
                    "snowplow_json_event",
                    "snowplow_json_bad");

    private final EmbeddedKafka broker;
    private final DatabaseServer postgres;

    private Backends(EmbeddedKafka broker, DatabaseServer postgres) {
        this.broker = broker;
        this.postgres = postgres;
    }

    static Backends start(Path directory) throws Exception {
        var ports = FreePorts.several(2);
        var broker = EmbeddedKafka.start(directory.resolve("kafka"), ports.get(0), why -> {});
        var log = directory.resolve("postgres.log");
        var postgres = new DatabaseServer(directory.resolve("postgres"), ports.get(1), log);
        return new Backends(broker, postgres);
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    String jdbcUrl() {
        return postgres.jdbcUrl();
    }

    Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers()));
    }

    /** All topics of a pipeline with two partitions, some of them with settings. */
    void createTopics(String prefix, Map<String, Map<String, String>> settings) throws Exception {
        try (var admin = admin()) {
            admin.createTopics(
                            TOPICS.stream()
                                    .map(
                                            name ->
                                                    new NewTopic(
                                                                    prefix + name,
                                                                    Optional.of(2),
                                                                    Optional.empty())
                                                            .configs(
                                                                    settings.getOrDefault(
                                                                            name, Map.of())))
                                    .toList())
                    .all()
                    .get();
        }
    }

    void deleteTopic(String name) throws Exception {
        try (var admin = admin()) {
            admin.deleteTopics(List.of(name)).all().get();
        }
    }

    /** Sends a record in a transaction, as the stream processors do. */
    void send(String topic, int partition, Instant stamp, String schemas) {
        var settings =
                Map.<String, Object>of(
                        "bootstrap.servers", bootstrapServers(), "transactional.id", "planted");
        try (var producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            var header = new RecordHeader("iglu-schemas", schemas.getBytes(StandardCharsets.UTF_8));
            var record =
                    new ProducerRecord<>(
                            topic,
                            partition,
                            stamp.toEpochMilli(),
                            "k",
                            "v",
                            List.<Header>of(header));
            var unused = producer.send(record);
            producer.commitTransaction();
        }
    }

    void sql(String... statements) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                jdbcUrl(), EmbeddedPostgres.USER, EmbeddedPostgres.PASSWORD);
                var statement = connection.createStatement()) {
            for (var each : statements) {
                statement.execute(each);
            }
        }
    }

    @Override
    public void close() {
        broker.close();
        postgres.close();
    }
}
