package io.freshet.cli.up;

import io.freshet.runtime.kafka.KafkaSettings;
import io.freshet.runtime.problem.ExitCode;
import io.freshet.runtime.problem.Problem;
import io.freshet.runtime.problem.StartFailure;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;

/** Makes the topics that are missing. */
final class Topics {

    /** Enough to show what keys do, few enough for a small broker. */
    private static final int PARTITIONS = 2;

    private Topics() {}

    /**
     * Makes each topic that does not exist, with the broker's own replication.
     *
     * @throws StartFailure when the brokers cannot be reached or refuse (F1001)
     */
    static void create(KafkaSettings kafka, Collection<String> names) {
        var settings = kafka.client(Map.of("client.id", "freshet-topics"));
        try (var admin = Admin.create(settings)) {
            var topics = names.stream().map(Topics::topic).toList();
            for (var result : admin.createTopics(topics).values().values()) {
                try {
                    result.get();
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw failure(kafka, e.getCause());
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure(kafka, e);
        } catch (KafkaException e) {
            throw failure(kafka, e);
        }
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, Optional.of(PARTITIONS), Optional.empty());
    }

    private static StartFailure failure(KafkaSettings kafka, @Nullable Throwable cause) {
        return new StartFailure(
                ExitCode.NOT_REACHABLE,
                new Problem(
                        "F1001",
                        "the topics cannot be made",
                        kafka.bootstrapServers(),
                        String.valueOf(cause),
                        "see that the brokers run and that the address given with --kafka is right"),
                cause);
    }
}
