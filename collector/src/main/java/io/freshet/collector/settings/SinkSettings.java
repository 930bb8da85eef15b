package io.freshet.collector.settings;

import io.freshet.runtime.config.ConfigReader;
import io.freshet.runtime.kafka.KafkaSettings;
import io.freshet.runtime.kafka.TopicNames;

/**
 * Where records go and when their request is answered.
 *
 * @param kind Kafka, or lines on standard output
 * @param good payloads
 * @param bad bad rows
 * @param useIpAddressAsPartitionKey key is the client's address where it is known, else random
 * @param answerBeforeWrite answers as soon as the record is buffered, as the reference does; events
 *     may be lost then
 */
public record SinkSettings(
        Kind kind,
        StreamSettings good,
        StreamSettings bad,
        boolean useIpAddressAsPartitionKey,
        boolean answerBeforeWrite) {

    private static final long KAFKA_MAX_BYTES = 1_000_000;
    private static final long STDOUT_MAX_BYTES = 1_000_000_000;

    /** What stands behind the collector. */
    public enum Kind {
        /** Two topics. */
        KAFKA,
        /** One line per record: {@code good|bad}, tab, key, tab, base64. */
        STDOUT
    }

    /** Reads {@code streams} in both its forms. */
    public static SinkSettings read(ConfigReader streams, KafkaSettings kafka, TopicNames topics) {
        var sink = streams.section("sink");
        var kind =
                OtherSinks.isNamedIn(sink)
                        ? Kind.KAFKA
                        : sink.oneOf("enabled", Kind.class).orElse(Kind.KAFKA);
        OtherSinks.refuseKeys(sink);
        streams.ignored("buffer", "records are sent at once; see linger.ms in producerConf");
        streams.ignored("backoffPolicy", "records are retried by the producer");
        var maxBytes = kind == Kind.KAFKA ? KAFKA_MAX_BYTES : STDOUT_MAX_BYTES;
        return new SinkSettings(
                kind,
                stream(streams, "good", topics.rawGood(), kafka, topics, maxBytes),
                stream(streams, "bad", topics.rawBad(), kafka, topics, maxBytes),
                streams.bool("useIpAddressAsPartitionKey").orElse(false),
                streams.bool("answerBeforeWrite").orElse(false));
    }

    private static StreamSettings stream(
            ConfigReader streams,
            String key,
            String defaultTopic,
            KafkaSettings kafka,
            TopicNames topics,
            long maxBytes) {
        var shared = streams.section("sink");
        if (!streams.isSection(key)) {
            var topic = streams.string(key).optional().map(topics::prefixed).orElse(defaultTopic);
            return StreamSettings.read(shared, topic, kafka, maxBytes);
        }
        var own = streams.section(key);
        OtherSinks.refuseKeys(own);
        var topic = own.string("name").optional().map(topics::prefixed).orElse(defaultTopic);
        return StreamSettings.read(own, topic, kafka, maxBytes);
    }
}
