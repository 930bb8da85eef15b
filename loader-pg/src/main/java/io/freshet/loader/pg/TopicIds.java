package io.freshet.loader.pg;

import io.freshet.runtime.kafka.KafkaSettings;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the broker for topic ids, by which a topic is told from a deleted one of the same name.
 * Thread-safe.
 */
final class TopicIds implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(TopicIds.class);
    private static final long PATIENCE_SECONDS = 10;

    private final Admin admin;

    TopicIds(KafkaSettings kafka) {
        this.admin = Admin.create(kafka.client(Map.of("client.id", "freshet-loader-pg-topics")));
    }

    /** The topic's id; null where the broker does not tell. */
    @Nullable String of(String topic) {
        try {
            var described =
                    admin.describeTopics(List.of(topic))
                            .allTopicNames()
                            .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                            .get(topic);
            var id = described == null ? null : described.topicId();
            return id == null || id.equals(Uuid.ZERO_UUID) ? null : id.toString();
        } catch (ExecutionException | TimeoutException e) {
            LOGGER.atWarn()
                    .addKeyValue("topic", topic)
                    .addKeyValue("error", e.getMessage())
                    .log("the broker does not tell the topic's id");
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
