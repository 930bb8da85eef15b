package io.freshet.it.rolling;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;

/** The topics between the stages, and how far the stages are in them. */
final class StageTopics implements AutoCloseable {

    static final String GOOD = "snowplow_parsed_good";
    static final String JSON = "snowplow_json_event";
    static final String RAW = "snowplow_raw_good";
    static final List<String> BAD =
            List.of("snowplow_raw_bad", "snowplow_parsed_bad", "snowplow_json_bad");

    /** Two for each of two instances, which have one thread or two lanes. */
    private static final int PARTITIONS = 4;

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Admin admin;

    StageTopics(String bootstrapServers) {
        this.admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    /** Makes the topics; records carry the time at which the broker wrote them. */
    void createTopics() throws InterruptedException {
        var topics = new ArrayList<>(List.of(RAW, GOOD, JSON));
        topics.addAll(BAD);
        try {
            admin.createTopics(topics.stream().map(StageTopics::topic).toList()).all().get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the topics cannot be made", e.getCause());
        }
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, Optional.of(PARTITIONS), Optional.empty())
                .configs(Map.of("message.timestamp.type", "LogAppendTime"));
    }

    /** Waits until a stage has done all that was in its topic when this was called. */
    void awaitCaughtUp(Stage stage) throws InterruptedException {
        var input = stage.input();
        if (input == null) {
            return;
        }
        try {
            var ends = ends(input);
            Awaitility.await(stage.command() + " to catch up")
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> isBeyond(stage, ends));
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker does not say how far it is", e.getCause());
        }
    }

    private Map<TopicPartition, Long> ends(String topic)
            throws InterruptedException, ExecutionException {
        var partitions =
                IntStream.range(0, PARTITIONS)
                        .mapToObj(number -> new TopicPartition(topic, number))
                        .collect(Collectors.toMap(p -> p, p -> OffsetSpec.latest()));
        return admin.listOffsets(partitions).all().get().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    private boolean isBeyond(Stage stage, Map<TopicPartition, Long> ends)
            throws InterruptedException, ExecutionException {
        var done =
                admin.listConsumerGroupOffsets(stage.group()).partitionsToOffsetAndMetadata().get();
        return ends.entrySet().stream()
                .allMatch(
                        end -> {
                            var offset = done.get(end.getKey());
                            return end.getValue() == 0
                                    || (offset != null && offset.offset() >= end.getValue());
                        });
    }

    @Override
    public void close() {
        admin.close();
    }
}
