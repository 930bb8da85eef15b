package io.freshet.it.chaos;

import io.freshet.event.payload.CollectorPayload;
import io.freshet.event.payload.CollectorPayloadCodec;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The collector's two topics, read from their beginning; each call reads on. */
final class Topics implements AutoCloseable {

    static final String GOOD = "snowplow_raw_good";
    static final String BAD = "snowplow_raw_bad";

    private static final int PARTITIONS = 3;

    private final EventIds ids;
    private final Copies copies;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;

    /**
     * Nothing is read yet.
     *
     * @param copies is told of each event that is found
     */
    Topics(String bootstrapServers, EventIds ids, Copies copies) {
        this.ids = ids;
        this.copies = copies;
        this.consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", bootstrapServers, "max.poll.records", "5000"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        this.partitions =
                List.of(GOOD, BAD).stream()
                        .flatMap(topic -> consumer.partitionsFor(topic).stream())
                        .map(info -> new TopicPartition(info.topic(), info.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Makes the topics; records carry the time at which the broker wrote them. */
    static void create(String bootstrapServers) throws InterruptedException {
        var config = new HashMap<String, String>();
        config.put("message.timestamp.type", "LogAppendTime");
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            var topics =
                    List.of(GOOD, BAD).stream()
                            .map(
                                    name ->
                                            new NewTopic(
                                                            name,
                                                            Optional.of(PARTITIONS),
                                                            Optional.empty())
                                                    .configs(config))
                            .toList();
            admin.createTopics(topics).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the topics cannot be made", e.getCause());
        }
    }

    /**
     * Reads all that is there now.
     *
     * @return how many records were new
     */
    long readOn() {
        var ends = consumer.endOffsets(partitions);
        var read = 0L;
        while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
            for (var record : consumer.poll(Duration.ofMillis(100))) {
                tell(record);
                read++;
            }
        }
        return read;
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void tell(ConsumerRecord<byte[], byte[]> record) {
        var decoded = CollectorPayloadCodec.decode(record.value());
        if (!record.topic().equals(GOOD)
                || !(decoded instanceof CollectorPayloadCodec.Decoded.Payload payload)) {
            copies.addUnknown();
            return;
        }
        var events = ids.numbersIn(trackerData(payload.payload()));
        events.forEach(event -> copies.add(event, record.timestamp()));
        if (events.isEmpty()) {
            copies.addUnknown();
        }
    }

    private static String trackerData(CollectorPayload payload) {
        var body = payload.body();
        var query = payload.querystring();
        return (query == null ? "" : query) + (body == null ? "" : body);
    }
}
