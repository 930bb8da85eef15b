package io.freshet.runtime.streams;

import io.freshet.runtime.config.ConfigReader;
import io.freshet.runtime.kafka.KafkaSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;

/**
 * How one Kafka Streams application runs.
 *
 * @param applicationId consumer group and prefix of all that Streams keeps, topic prefix included
 * @param kafka the brokers
 * @param stateDir local folder of Streams; one per process
 * @param threads stream threads, 1 or more
 * @param instanceId makes membership static, so that a restart takes its partitions back at once;
 *     must be unique in the group and stable over restarts; null for dynamic membership
 * @param commitInterval longest time from reading a record to the commit that shows its result
 * @param startPatience how long to wait for brokers and topics at start
 * @param closePatience how long closing may take
 * @param properties further Kafka Streams settings, which win over ours
 */
public record StreamsSettings(
        String applicationId,
        KafkaSettings kafka,
        Path stateDir,
        int threads,
        @Nullable String instanceId,
        Duration commitInterval,
        Duration startPatience,
        Duration closePatience,
        Map<String, String> properties) {

    public StreamsSettings {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be 1 or more, was " + threads);
        }
        properties = Map.copyOf(properties);
    }

    /** One thread, 100 ms to the commit, dynamic membership. */
    public static StreamsSettings defaults(
            String applicationId, KafkaSettings kafka, Path stateDir) {
        return new StreamsSettings(
                applicationId,
                kafka,
                stateDir,
                1,
                null,
                Duration.ofMillis(100),
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                Map.of());
    }

    /**
     * Reads the section {@code streams}: {@code applicationId}, {@code stateDir}, {@code threads},
     * {@code instanceId}, {@code commitInterval}, {@code startPatience}, {@code closePatience} and
     * the map {@code streamsConf}.
     *
     * @param defaults values for absent keys
     */
    public static StreamsSettings read(ConfigReader config, StreamsSettings defaults) {
        return new StreamsSettings(
                config.string("applicationId").orElse(defaults.applicationId),
                defaults.kafka,
                Path.of(config.string("stateDir").orElse(defaults.stateDir.toString())),
                config.integer("threads").between(1, 1024).orElse(defaults.threads),
                instanceId(config, defaults),
                config.duration("commitInterval")
                        .atLeast(Duration.ofMillis(1))
                        .orElse(defaults.commitInterval),
                config.duration("startPatience")
                        .atLeast(Duration.ZERO)
                        .orElse(defaults.startPatience),
                config.duration("closePatience")
                        .atLeast(Duration.ZERO)
                        .orElse(defaults.closePatience),
                config.stringMap("streamsConf"));
    }

    /** The same with static membership. */
    public StreamsSettings withInstanceId(String id) {
        return new StreamsSettings(
                applicationId,
                kafka,
                stateDir,
                threads,
                id,
                commitInterval,
                startPatience,
                closePatience,
                properties);
    }

    /** Everything as Kafka Streams takes it: exactly once, reading committed records only. */
    Properties toProperties() {
        var streams = kafka.client(Map.of());
        streams.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        streams.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        streams.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, Integer.toString(threads));
        streams.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        streams.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, Long.toString(commitInterval.toMillis()));
        streams.put(consumer(ConsumerConfig.ISOLATION_LEVEL_CONFIG), "read_committed");
        // A group that is new must not skip what was sent before it came.
        streams.put(consumer(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        streams.put(producer(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        if (instanceId != null) {
            streams.put(
                    StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
                    instanceId);
        }
        streams.putAll(properties);
        return streams;
    }

    private static @Nullable String instanceId(ConfigReader config, StreamsSettings defaults) {
        Optional<String> given = config.string("instanceId").optional();
        return given.orElse(defaults.instanceId);
    }

    private static String consumer(String key) {
        return StreamsConfig.consumerPrefix(key);
    }

    private static String producer(String key) {
        return StreamsConfig.producerPrefix(key);
    }
}
