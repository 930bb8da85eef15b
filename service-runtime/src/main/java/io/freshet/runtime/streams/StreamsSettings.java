package io.freshet.runtime.streams;

import io.freshet.runtime.config.ConfigReader;
import io.freshet.runtime.kafka.InstanceId;
import io.freshet.runtime.kafka.KafkaSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
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
 * @param threads stream threads, 1 or more; those beyond the partitions do nothing
 * @param instanceId makes membership static, so that a restart takes its partitions back at once;
 *     must be unique in the group and stable over restarts; null for dynamic membership
 * @param commitInterval longest time from reading a record to the commit that shows its result
 * @param startPatience how long to wait for brokers and topics at start
 * @param closePatience how long closing may take
 * @param unhealthyLatency longest time that fetched input may wait before the service stops to be
 *     ready
 * @param largestValue largest value written, in bytes
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
        Duration unhealthyLatency,
        int largestValue,
        Map<String, String> properties) {

    /** What Kafka takes unless configured, less {@link #ROOM}. */
    public static final int DEFAULT_LARGEST_VALUE = 1_000_000;

    /** What key and headers may take beside a value. */
    private static final int ROOM = 48_576;

    private static final Duration DEFAULT_UNHEALTHY_LATENCY = Duration.ofMinutes(2);

    /**
     * Batches that hold what one commit interval brings at a high rate: they are compressed and
     * sent as one. At a low rate every commit sends what there is.
     */
    private static final int BATCH_BYTES = 128 * 1024;

    /** Of a thread. Commits wait for what is in it, so that more would not be faster. */
    private static final long BUFFER_BYTES = 32 * 1024 * 1024;

    /** What one answer of a broker may hold: some for each of many partitions. */
    private static final int FETCH_BYTES = 16 * 1024 * 1024;

    /**
     * How soon brokers give up the transaction of an instance that vanished. Until then nobody
     * reads beyond it, so it is short.
     */
    private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(10);

    public StreamsSettings {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be 1 or more, was " + threads);
        }
        properties = Map.copyOf(properties);
    }

    /** One thread a core, 100 ms to the commit, dynamic membership. */
    public static StreamsSettings defaults(
            String applicationId, KafkaSettings kafka, Path stateDir) {
        return new StreamsSettings(
                applicationId,
                kafka,
                stateDir,
                threads(0),
                null,
                Duration.ofMillis(100),
                Duration.ofSeconds(30),
                Duration.ofSeconds(10),
                DEFAULT_UNHEALTHY_LATENCY,
                DEFAULT_LARGEST_VALUE,
                Map.of());
    }

    /**
     * Reads the section {@code streams}: {@code applicationId}, {@code stateDir}, {@code threads},
     * {@code instanceId}, {@code commitInterval}, {@code startPatience}, {@code closePatience},
     * {@code unhealthyLatency} and the map {@code streamsConf}.
     *
     * @param defaults values for absent keys
     */
    public static StreamsSettings read(ConfigReader config, StreamsSettings defaults) {
        return new StreamsSettings(
                config.string("applicationId").orElse(defaults.applicationId),
                defaults.kafka,
                Path.of(config.string("stateDir").orElse(defaults.stateDir.toString())),
                threads(config.integer("threads").between(0, 1024).orElse(defaults.threads)),
                InstanceId.read(config).orElse(defaults.instanceId),
                config.duration("commitInterval")
                        .atLeast(Duration.ofMillis(1))
                        .orElse(defaults.commitInterval),
                config.duration("startPatience")
                        .atLeast(Duration.ZERO)
                        .orElse(defaults.startPatience),
                config.duration("closePatience")
                        .atLeast(Duration.ZERO)
                        .orElse(defaults.closePatience),
                config.duration("unhealthyLatency")
                        .atLeast(Duration.ofMillis(1))
                        .orElse(defaults.unhealthyLatency),
                defaults.largestValue,
                config.stringMap("streamsConf"));
    }

    /** The same with static membership. */
    public StreamsSettings withInstanceId(String id) {
        return with(id, unhealthyLatency, largestValue);
    }

    /** The same with another limit to how long input may wait. */
    public StreamsSettings withUnhealthyLatency(Duration latency) {
        return with(instanceId, latency, largestValue);
    }

    /** The same for larger or smaller values. */
    public StreamsSettings withLargestValue(int bytes) {
        return with(instanceId, unhealthyLatency, bytes);
    }

    /** The same with other brokers or other settings of clients. */
    public StreamsSettings withKafka(KafkaSettings other) {
        return new StreamsSettings(
                applicationId,
                other,
                stateDir,
                threads,
                instanceId,
                commitInterval,
                startPatience,
                closePatience,
                unhealthyLatency,
                largestValue,
                properties);
    }

    private StreamsSettings with(@Nullable String id, Duration latency, int bytes) {
        return new StreamsSettings(
                applicationId,
                kafka,
                stateDir,
                threads,
                id,
                commitInterval,
                startPatience,
                closePatience,
                latency,
                bytes,
                properties);
    }

    /**
     * Everything as Kafka Streams takes it: exactly once, reading committed records only. What the
     * user says of Kafka's clients wins over this, {@link #properties} over both.
     */
    Properties toProperties() {
        var defaults = new HashMap<String, String>();
        defaults.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
        defaults.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        defaults.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, Integer.toString(threads));
        defaults.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        defaults.put(
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, Long.toString(commitInterval.toMillis()));
        defaults.put(
                StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG,
                SafeTimestamps.class.getName());
        putConsumer(defaults);
        putProducer(defaults);
        var streams = kafka.client(defaults);
        streams.putAll(properties);
        return streams;
    }

    private void putConsumer(Map<String, String> defaults) {
        var main = new HashMap<String, String>();
        main.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        // A group that is new must not skip what was sent before it came.
        main.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        main.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, Integer.toString(FETCH_BYTES));
        putUnlessGiven(defaults, StreamsConfig.CONSUMER_PREFIX, main);
        if (instanceId != null) {
            defaults.put(
                    StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG),
                    instanceId);
        }
    }

    private void putProducer(Map<String, String> defaults) {
        var largestRecord = Math.max(largestValue, DEFAULT_LARGEST_VALUE) + (long) ROOM;
        // Kafka Streams refuses a commit interval that is longer than a transaction may be.
        var timeout = Math.max(TRANSACTION_TIMEOUT.toMillis(), 2 * commitInterval.toMillis());
        putUnlessGiven(
                defaults,
                StreamsConfig.PRODUCER_PREFIX,
                Map.of(
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        "lz4",
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        Integer.toString(BATCH_BYTES),
                        ProducerConfig.BUFFER_MEMORY_CONFIG,
                        Long.toString(Math.max(BUFFER_BYTES, 2 * largestRecord)),
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        Long.toString(Math.min(largestRecord, Integer.MAX_VALUE)),
                        ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                        Long.toString(Math.min(timeout, Integer.MAX_VALUE))));
    }

    /** A setting for one kind of client would win over the user's for all clients. */
    private void putUnlessGiven(
            Map<String, String> defaults, String prefix, Map<String, String> client) {
        client.forEach(
                (key, value) -> {
                    if (!kafka.properties().containsKey(key)) {
                        defaults.put(prefix + key, value);
                    }
                });
    }

    /** None given means one a core. */
    private static int threads(int given) {
        return given == 0 ? Runtime.getRuntime().availableProcessors() : given;
    }
}
