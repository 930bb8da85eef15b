package io.freshet.enricher;

import io.freshet.enricher.pipeline.PipelineSettings;
import io.freshet.enricher.topology.EventKey;
import io.freshet.event.atomic.AtomicField;
import io.freshet.iglu.IgluSettings;
import io.freshet.runtime.config.ConfigReader;
import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.config.Loaded;
import io.freshet.runtime.kafka.KafkaSettings;
import io.freshet.runtime.kafka.TopicNames;
import io.freshet.runtime.service.AdminSettings;
import io.freshet.runtime.streams.StreamsSettings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that can be set in the enricher's file. The sections {@code input}, {@code output},
 * {@code featureFlags}, {@code validation} and {@code monitoring} are those of the reference's
 * {@code config.kafka} files; {@code kafka}, {@code topics}, {@code streams} and {@code admin} are
 * ours. Where both name a thing, {@code input} and {@code output} win.
 *
 * @param topics what is read and written
 * @param streams brokers and how the Streams application runs
 * @param eventKey key and headers of enriched events
 * @param maxRecordBytes largest record written, in bytes, 1000 or more
 * @param flags the reference's feature flags
 * @param registries what resolver.json does not say about registries
 * @param maxJsonDepth most levels of JSON that are validated
 * @param admin where health and metrics are served
 */
public record EnricherConfig(
        TopicNames topics,
        StreamsSettings streams,
        EventKey eventKey,
        int maxRecordBytes,
        PipelineSettings.Flags flags,
        RegistrySettings registries,
        int maxJsonDepth,
        AdminSettings admin) {

    /** The component's name in variables and logs. */
    public static final String NAME = "enricher";

    /** Group and application id without prefix. */
    static final String APPLICATION_ID = "freshet-enricher";

    private static final int DEFAULT_MAX_JSON_DEPTH = 40;

    /** JSON that is deeper is not even read. */
    private static final int MAX_MAX_JSON_DEPTH = 500;

    private static final int MIN_MAX_RECORD_BYTES = 1_000;
    private static final Path STATE_DIR = Path.of(".freshet/streams/enricher");

    /**
     * Reads a source.
     *
     * @throws io.freshet.runtime.config.ConfigException with all problems
     */
    public static Loaded<EnricherConfig> load(ConfigSource source) {
        return source.load(EnricherConfig::read);
    }

    /** Reads the top level. */
    public static EnricherConfig read(ConfigReader config) {
        var topics = ReferenceOutputs.topics(config, TopicNames.read(config.section("topics")));
        var kafka = kafka(config);
        var streams =
                StreamsSettings.read(
                        config.section("streams"),
                        StreamsSettings.defaults(
                                topics.prefixed(APPLICATION_ID), kafka, STATE_DIR));
        ReferenceKeys.ignore(config);
        return new EnricherConfig(
                topics,
                streams,
                ReferenceOutputs.eventKey(config.section("output.good")),
                config.integer("maxRecordBytes")
                        .between(MIN_MAX_RECORD_BYTES, Integer.MAX_VALUE)
                        .orElse(PipelineSettings.DEFAULT_MAX_RECORD_BYTES),
                flags(config.section("featureFlags")),
                RegistrySettings.read(config.section("iglu")),
                maxJsonDepth(config),
                admin(config));
    }

    /** How schemas are looked up. */
    public IgluSettings igluSettings() {
        return registries.toIgluSettings().withMaxJsonDepth(maxJsonDepth);
    }

    private static KafkaSettings kafka(ConfigReader config) {
        var ours = KafkaSettings.read(config.section("kafka"));
        var input = config.section("input");
        var consumer = prefixed("consumer.", input.stringMap("consumerConf"));
        var producer = prefixed("producer.", ReferenceOutputs.producerConf(config));
        var servers = input.string("bootstrapServers").orElse(ours.bootstrapServers());
        ReferenceOutputs.requireOneCluster(config, servers);
        return ours.withBootstrapServers(servers).with(consumer).with(producer);
    }

    /** Some versions of the reference have it at the top, some below {@code validation}. */
    private static int maxJsonDepth(ConfigReader config) {
        var below = config.integer("validation.maxJsonDepth").between(1, MAX_MAX_JSON_DEPTH);
        return config.integer("maxJsonDepth")
                .between(1, MAX_MAX_JSON_DEPTH)
                .orElse(below.optional().orElse(DEFAULT_MAX_JSON_DEPTH));
    }

    private static PipelineSettings.Flags flags(ConfigReader config) {
        return new PipelineSettings.Flags(
                config.bool("acceptInvalid").orElse(false),
                config.bool("legacyEnrichmentOrder").orElse(false),
                config.bool("tryBase64Decoding").orElse(false));
    }

    private static AdminSettings admin(ConfigReader config) {
        var ours = AdminSettings.read(config.section("admin"));
        var probe = config.integer("monitoring.healthProbe.port").between(0, 65535).optional();
        return probe.map(port -> new AdminSettings(ours.enabled(), ours.host(), port)).orElse(ours);
    }

    /** Kafka Streams tells its clients' settings apart by a prefix. */
    private static Map<String, String> prefixed(String prefix, Map<String, String> settings) {
        var prefixed = new LinkedHashMap<String, String>();
        settings.forEach((key, value) -> prefixed.put(prefix + key, value));
        return prefixed;
    }

    static Optional<AtomicField> field(ConfigReader config, String key, String column) {
        var field = AtomicField.ofColumn(column);
        if (field.isEmpty()) {
            config.problem(
                    key,
                    "'" + column + "' is no atomic field",
                    "name a column of the enriched event, such as app_id");
        }
        return field;
    }

    static List<AtomicField> fields(ConfigReader config, String key) {
        return config.strings(key).orElse(List.of()).stream()
                .flatMap(column -> field(config, key, column).stream())
                .toList();
    }
}
