package io.freshet.it.chaos.loader;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** The loader's topics. */
final class JsonTopics {

    private static final String BAD = "snowplow_json_bad";
    private static final int PARTITIONS = 6;

    /** All that a loader may read in its default configuration. */
    private static final List<String> ALL =
            List.of(
                    ChaosEvents.TOPIC,
                    BAD,
                    "snowplow_raw_bad",
                    "snowplow_parsed_bad",
                    "snowplow_parsed_failed");

    private JsonTopics() {}

    static void create(String bootstrapServers) throws InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(
                            ALL.stream()
                                    .map(
                                            name ->
                                                    new NewTopic(
                                                            name,
                                                            Optional.of(PARTITIONS),
                                                            Optional.empty()))
                                    .toList())
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the topics cannot be made", e.getCause());
        }
    }

    /** How many bad rows there are. */
    static long badRows(String bootstrapServers) throws InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            long rows = 0;
            for (int partition = 0; partition < PARTITIONS; partition++) {
                var end = new TopicPartition(BAD, partition);
                rows +=
                        admin.listOffsets(Map.of(end, OffsetSpec.latest()))
                                .partitionResult(end)
                                .get()
                                .offset();
            }
            return rows;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the bad rows cannot be counted", e.getCause());
        }
    }
}
