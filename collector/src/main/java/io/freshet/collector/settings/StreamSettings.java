package io.freshet.collector.settings;

import io.freshet.runtime.config.ConfigReader;
import io.freshet.runtime.kafka.KafkaSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where one stream, good or bad, goes.
 *
 * @param topic its name, prefix included
 * @param maxBytes every record is smaller than this
 * @param kafka the brokers with the producer's settings
 * @param startupCheckInterval pause between looks at an unhealthy cluster
 */
public record StreamSettings(
        String topic, int maxBytes, KafkaSettings kafka, Duration startupCheckInterval) {

    private static final List<String> NEEDLESS =
            List.of("retries", "threadPoolSize", "backoffPolicy", "retryInterval", "buffer");

    /**
     * Reads the keys that stand in {@code streams.sink} (2.x) or in {@code streams.good} and {@code
     * streams.bad} (3.x).
     */
    static StreamSettings read(
            ConfigReader config, String topic, KafkaSettings common, long defaultMaxBytes) {
        NEEDLESS.forEach(
                key ->
                        config.ignored(
                                key,
                                "records are sent at once and retried by the producer; see"
                                        + " delivery.timeout.ms, linger.ms and buffer.memory in"
                                        + " producerConf"));
        config.ignored("sqs", "what Kafka does not take waits in the spool; see spool");
        var producer = new HashMap<>(timeouts(config.section("kafkaTimeouts")));
        producer.putAll(config.stringMap("producerConf"));
        var brokers = config.string("brokers").orElse(common.bootstrapServers());
        return new StreamSettings(
                topic,
                Math.toIntExact(
                        config.bytes("maxBytes").between(1L, 1L << 30).orElse(defaultMaxBytes)),
                common.withBootstrapServers(brokers).with(producer),
                config.duration("startupCheckInterval")
                        .atLeast(Duration.ofMillis(1))
                        .orElse(Duration.ofSeconds(5)));
    }

    private static Map<String, String> timeouts(ConfigReader config) {
        config.ignored("maxBlockMs", "sending never blocks; a full buffer answers 503");
        var properties = new HashMap<String, String>();
        millis(config, "requestTimeoutMs", "request.timeout.ms", properties);
        millis(config, "deliveryTimeoutMs", "delivery.timeout.ms", properties);
        millis(config, "metadataMaxAgeMs", "metadata.max.age.ms", properties);
        return properties;
    }

    private static void millis(
            ConfigReader config, String key, String property, Map<String, String> into) {
        config.integer(key)
                .atLeast(1)
                .optional()
                .ifPresent(value -> into.put(property, value.toString()));
    }
}
