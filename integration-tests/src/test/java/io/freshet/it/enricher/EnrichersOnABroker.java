package io.freshet.it.enricher;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freshet.embedded.EmbeddedKafka;
import io.freshet.embedded.FreePorts;
import io.freshet.enricher.EnricherConfig;
import io.freshet.enricher.EnricherService;
import io.freshet.enricher.enrichment.EnrichmentConfigs;
import io.freshet.enricher.enrichment.Facilities;
import io.freshet.event.payload.CollectorPayload;
import io.freshet.event.payload.CollectorPayloadCodec;
import io.freshet.iglu.IgluClients;
import io.freshet.iglu.resolver.ResolverConfig;
import io.freshet.iglu.resolver.ResolverConfig.Connection;
import io.freshet.iglu.resolver.ResolverConfig.Repository;
import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.metrics.Meters;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import tools.jackson.databind.JsonNode;

/** A broker and enrichers on it; events are told apart by their {@code app_id}. */
public final class EnrichersOnABroker implements AutoCloseable {

    private static final String GOOD = "snowplow_parsed_good";
    private static final String BAD = "snowplow_parsed_bad";
    private static final String RAW = "snowplow_raw_good";
    private static final int RAW_PARTITIONS = 4;

    private final Path directory;
    private final String registry;
    private final EmbeddedKafka broker;
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<AutoCloseable> started = new ArrayList<>();

    private EnrichersOnABroker(Path directory, String registry, EmbeddedKafka broker) {
        this.directory = directory;
        this.registry = registry;
        this.broker = broker;
        this.producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", broker.bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
    }

    /**
     * The broker with its topics, without enrichers.
     *
     * @param registry where all enrichers look schemas up, beside those that ship
     * @throws Exception if a port is taken or a topic cannot be made
     */
    public static EnrichersOnABroker start(Path directory, String registry) throws Exception {
        var broker = EmbeddedKafka.start(directory.resolve("kafka"), FreePorts.one(), it -> {});
        var brokers = broker.bootstrapServers();
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", brokers))) {
            admin.createTopics(
                            List.of(
                                    topic(RAW, RAW_PARTITIONS),
                                    topic(GOOD, 1),
                                    topic(BAD, 1),
                                    topic("snowplow_pii", 1),
                                    topic("snowplow_parsed_failed", 1)))
                    .all()
                    .get();
        }
        return new EnrichersOnABroker(directory, registry, broker);
    }

    /** One more enricher, with one thread for all its partitions. */
    public EnricherService enricher(Meters meters) {
        return enricher(meters, List.of());
    }

    /**
     * One more enricher.
     *
     * @param enrichments their configurations
     */
    public EnricherService enricher(Meters meters, List<JsonNode> enrichments) {
        var state = directory.resolve("state-" + started.size());
        var config =
                EnricherConfig.load(
                                ConfigSource.map(
                                        EnricherConfig.NAME,
                                        Map.of(
                                                "kafka",
                                                Map.of(
                                                        "bootstrapServers",
                                                        broker.bootstrapServers()),
                                                "iglu",
                                                Map.of("maxBackoff", "1 s"),
                                                "assetsUpdatePeriod",
                                                "1 s",
                                                "streams",
                                                Map.of("threads", 1, "stateDir", state.toString()),
                                                "admin",
                                                Map.of("enabled", false))))
                        .config();
        var resolver =
                new ResolverConfig(
                        100,
                        Duration.ofSeconds(1),
                        List.of(
                                repository("Shipped", new Connection.Embedded("/iglu-schemas")),
                                repository(
                                        "Acme", new Connection.Http(URI.create(registry), null))));
        var iglu = IgluClients.create(resolver, config.igluSettings());
        var facilities = Facilities.of(config.enrichments());
        facilities.showMeters(meters.registry());
        var configured = EnrichmentConfigs.of(enrichments, iglu, facilities);
        var service =
                new EnricherService(
                        config, iglu, configured.enrichments().orElseThrow(), facilities, meters);
        started.add(service);
        service.start();
        return service;
    }

    /** A page view, with an entity of {@code com.acme} where it has a name. */
    public void send(int partition, String appId, String entity) {
        var query = "aid=" + appId;
        if (!entity.isEmpty()) {
            var contexts =
                    """
                    {"schema":"iglu:com.snowplowanalytics.snowplow/contexts/jsonschema/1-0-0",
                     "data":[{"schema":"iglu:com.acme/%s/jsonschema/1-0-0","data":{}}]}"""
                            .formatted(entity);
            query += "&co=" + URLEncoder.encode(contexts, UTF_8);
        }
        send(partition, query);
    }

    /** A page view with these parameters, beside those that every event must have. */
    public void send(int partition, String parameters) {
        var query = "e=pv&p=web&tv=t&" + parameters;
        producer.send(new ProducerRecord<>(RAW, partition, null, payload(query)));
    }

    /** The {@code app_id}s of all committed events, in the order they were written. */
    public List<String> appIds() {
        return lines().stream().map(tsv -> tsv.split("\t", 2)[0]).toList();
    }

    /** The lines of all committed events, in the order they were written. */
    public List<String> lines() {
        producer.flush();
        return values(GOOD).stream().map(tsv -> new String(tsv, UTF_8)).toList();
    }

    /** How many bad rows are committed. */
    public int badRows() {
        return badLines().size();
    }

    /** All committed bad rows. */
    public List<String> badLines() {
        return values(BAD).stream().map(row -> new String(row, UTF_8)).toList();
    }

    @Override
    public void close() throws Exception {
        for (var service : started) {
            service.close();
        }
        producer.close();
        broker.close();
    }

    private List<byte[]> values(String topic) {
        var place = new TopicPartition(topic, 0);
        var settings =
                Map.<String, Object>of(
                        "bootstrap.servers",
                        broker.bootstrapServers(),
                        "isolation.level",
                        "read_committed");
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(place));
            consumer.seekToBeginning(List.of(place));
            var end = consumer.endOffsets(List.of(place)).get(place);
            var values = new ArrayList<byte[]>();
            while (consumer.position(place) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
            }
            return values;
        }
    }

    private static byte[] payload(String query) {
        return CollectorPayloadCodec.encode(
                new CollectorPayload(
                        CollectorPayload.SCHEMA,
                        "192.0.2.7",
                        1_700_000_000_000L,
                        "UTF-8",
                        "test",
                        null,
                        null,
                        "/i",
                        query,
                        null,
                        List.of(),
                        null,
                        "localhost",
                        null));
    }

    private static NewTopic topic(String name, int partitions) {
        return new NewTopic(name, Optional.of(partitions), Optional.empty());
    }

    private static Repository repository(String name, Connection connection) {
        return new Repository(name, 0, List.of(), connection);
    }
}
