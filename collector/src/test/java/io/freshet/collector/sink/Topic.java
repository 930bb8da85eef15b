package io.freshet.collector.sink;

import io.freshet.embedded.EmbeddedKafka;
import io.freshet.embedded.FreePorts;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;

/** A topic of one partition on a broker that comes and goes under the same address. */
final class Topic implements AutoCloseable {

    static final String NAME = "raw";

    private final Path directory;
    private final int port = FreePorts.one();
    private EmbeddedKafka broker;

    Topic(Path directory) {
        this.directory = directory;
    }

    String servers() {
        return "127.0.0.1:" + port;
    }

    void start() {
        broker = EmbeddedKafka.start(directory, port, failure -> {});
    }

    void create(Map<String, String> settings) throws Exception {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", servers()))) {
            admin.createTopics(List.of(new NewTopic(NAME, 1, (short) 1).configs(settings)))
                    .all()
                    .get();
        }
    }

    void stop() {
        if (broker != null) {
            broker.close();
            broker = null;
        }
    }

    /** All values, as soon as there are at least so many. */
    List<String> values(int count) {
        Map<String, Object> settings = Map.of("bootstrap.servers", servers());
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var place = new TopicPartition(NAME, 0);
            consumer.assign(List.of(place));
            consumer.seekToBeginning(List.of(place));
            var found = new ArrayList<String>();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(
                            () -> {
                                consumer.poll(Duration.ofMillis(100))
                                        .forEach(
                                                record ->
                                                        found.add(
                                                                new String(
                                                                        record.value(),
                                                                        StandardCharsets.UTF_8)));
                                return found.size() >= count;
                            });
            return found;
        }
    }

    @Override
    public void close() {
        stop();
    }
}
