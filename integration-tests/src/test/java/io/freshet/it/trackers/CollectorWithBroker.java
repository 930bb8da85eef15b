package io.freshet.it.trackers;

import io.freshet.collector.CollectorConfig;
import io.freshet.collector.CollectorService;
import io.freshet.embedded.EmbeddedKafka;
import io.freshet.embedded.FreePorts;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.payload.CollectorPayloadCodec;
import io.freshet.event.payload.CollectorPayloadCodec.Decoded;
import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.metrics.Meters;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;

/** A broker and a collector that writes to it. */
final class CollectorWithBroker implements AutoCloseable {

    private static final String GOOD = "snowplow_raw_good";
    private static final String BAD = "snowplow_raw_bad";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final EmbeddedKafka broker;
    private final Meters meters = Meters.bare();
    private final CollectorService collector;

    private CollectorWithBroker(EmbeddedKafka broker, Path spool) {
        this.broker = broker;
        this.collector = new CollectorService(config(broker.bootstrapServers(), spool), meters);
    }

    /**
     * Both started, and ready.
     *
     * @param directory an empty one
     */
    static CollectorWithBroker start(Path directory) throws InterruptedException {
        var broker = EmbeddedKafka.start(directory, FreePorts.one(), failure -> {});
        createTopics(broker.bootstrapServers());
        var both = new CollectorWithBroker(broker, directory.resolve("spool"));
        both.collector.start();
        Awaitility.await().atMost(PATIENCE).until(() -> both.collector.health().isReady());
        return both;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + collector.port());
    }

    /** All events that stand in the topic now, in no order. */
    List<TrackedEvent> events() throws InvalidJson {
        var events = new ArrayList<TrackedEvent>();
        for (var value : values(GOOD)) {
            if (!(CollectorPayloadCodec.decode(value) instanceof Decoded.Payload payload)) {
                throw new IllegalStateException("the collector writes payloads");
            }
            events.addAll(TrackedEvent.in(payload.payload()));
        }
        return events;
    }

    /** How many bad rows there are. */
    int badRows() {
        return values(BAD).size();
    }

    @Override
    public void close() {
        collector.close();
        meters.close();
        broker.close();
    }

    private List<byte[]> values(String topic) {
        try (var consumer =
                new KafkaConsumer<>(
                        Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            var partitions =
                    consumer.partitionsFor(topic).stream()
                            .map(info -> new TopicPartition(topic, info.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var values = new ArrayList<byte[]>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> values.add(record.value()));
            }
            return values;
        }
    }

    private static CollectorConfig config(String brokers, Path spool) {
        return CollectorConfig.load(
                        ConfigSource.map(
                                CollectorConfig.NAME,
                                Map.of(
                                        "interface",
                                        "127.0.0.1",
                                        "port",
                                        0,
                                        "preTerminationPeriod",
                                        "0s",
                                        "spool",
                                        Map.of("directory", spool.toString()),
                                        "streams",
                                        Map.of("sink", Map.of("brokers", brokers)))))
                .config();
    }

    private static void createTopics(String brokers) throws InterruptedException {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", brokers))) {
            admin.createTopics(
                            List.of(
                                    new NewTopic(GOOD, Optional.of(2), Optional.empty()),
                                    new NewTopic(BAD, Optional.of(1), Optional.empty())))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the topics cannot be made", e.getCause());
        }
    }
}
