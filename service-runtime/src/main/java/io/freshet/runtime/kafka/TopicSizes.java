package io.freshet.runtime.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the brokers how large a record their topics take. */
public final class TopicSizes {

    private static final Logger LOGGER = LoggerFactory.getLogger(TopicSizes.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private TopicSizes() {}

    /**
     * The limit {@code max.message.bytes} of each topic; none of those whose configuration this
     * client may not see.
     */
    public static Map<String, Integer> of(KafkaSettings kafka, Collection<String> topics) {
        var sizes = new HashMap<String, Integer>();
        var millis = Long.toString(PATIENCE.toMillis());
        try (var admin =
                Admin.create(
                        kafka.client(
                                Map.of(
                                        "client.id", "freshet-start",
                                        "default.api.timeout.ms", millis,
                                        "request.timeout.ms", millis)))) {
            var resources =
                    topics.stream()
                            .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                            .toList();
            for (var found : admin.describeConfigs(resources).values().entrySet()) {
                var config = found.getValue().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                sizes.put(found.getKey().name(), size(config));
            }
        } catch (KafkaException | ExecutionException | TimeoutException e) {
            LOGGER.atInfo()
                    .addKeyValue("error", String.valueOf(e))
                    .log("the brokers do not tell how large a record their topics take");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return sizes;
    }

    private static int size(Config topic) {
        var entry = topic.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
        return entry == null ? Integer.MAX_VALUE : Integer.parseInt(entry.value());
    }
}
