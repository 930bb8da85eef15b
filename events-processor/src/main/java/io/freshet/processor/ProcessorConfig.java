package io.freshet.processor;

import io.freshet.runtime.config.ConfigReader;
import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.config.Loaded;
import io.freshet.runtime.kafka.KafkaSettings;
import io.freshet.runtime.kafka.TopicNames;
import io.freshet.runtime.service.AdminSettings;
import io.freshet.runtime.streams.StreamsSettings;
import java.nio.file.Path;

/**
 * Everything that can be set.
 *
 * @param topics what is read and written
 * @param streams brokers and how the Streams application runs
 * @param maxRecordBytes largest record written, in bytes, 1000 or more; what is larger becomes a
 *     size violation
 * @param admin where health and metrics are served
 */
public record ProcessorConfig(
        TopicNames topics, StreamsSettings streams, int maxRecordBytes, AdminSettings admin) {

    /** The component's name in variables and logs. */
    public static final String NAME = "events-processor";

    /** What Kafka takes by default, less room for key and headers. */
    public static final int DEFAULT_MAX_RECORD_BYTES = 1_000_000;

    /** Group and application id without prefix. */
    static final String APPLICATION_ID = "freshet-events-processor";

    private static final int MIN_MAX_RECORD_BYTES = 1_000;
    private static final Path STATE_DIR = Path.of(".freshet/streams/events-processor");

    /**
     * Reads a source.
     *
     * @throws io.freshet.runtime.config.ConfigException with all problems
     */
    public static Loaded<ProcessorConfig> load(ConfigSource source) {
        return source.load(ProcessorConfig::read);
    }

    /** Reads the top level. */
    public static ProcessorConfig read(ConfigReader config) {
        var topics = TopicNames.read(config.section("topics"));
        var kafka = KafkaSettings.read(config.section("kafka"));
        int maxRecordBytes =
                config.integer("maxRecordBytes")
                        .between(MIN_MAX_RECORD_BYTES, Integer.MAX_VALUE)
                        .orElse(DEFAULT_MAX_RECORD_BYTES);
        return new ProcessorConfig(
                topics,
                StreamsSettings.read(
                                config.section("streams"),
                                StreamsSettings.defaults(
                                        topics.prefixed(APPLICATION_ID), kafka, STATE_DIR))
                        .withLargestValue(maxRecordBytes),
                maxRecordBytes,
                AdminSettings.read(config.section("admin")));
    }
}
