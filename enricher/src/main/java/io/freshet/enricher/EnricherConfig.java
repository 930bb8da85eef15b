package io.freshet.enricher;

import io.freshet.enricher.enrichment.EnrichmentSettings;
import io.freshet.enricher.pipeline.PipelineSettings;
import io.freshet.enricher.remote.RemoteAdapterSettings;
import io.freshet.enricher.topology.EnricherOutputs;
import io.freshet.enricher.webhook.WebhookSchemas;
import io.freshet.event.badrow.Processor;
import io.freshet.iglu.IgluSettings;
import io.freshet.runtime.config.ConfigReader;
import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.config.Loaded;
import io.freshet.runtime.kafka.KafkaSettings;
import io.freshet.runtime.kafka.TopicNames;
import io.freshet.runtime.service.AdminSettings;
import io.freshet.runtime.statsd.StatsdSettings;
import io.freshet.runtime.streams.StreamsSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Everything that can be set in the enricher's file. The sections "input", "output",
 * "featureFlags", "validation" and "monitoring" are those of the reference's config.kafka files;
 * "kafka", "topics", "streams" and "admin" are ours. Where both name a thing, "input" and "output"
 * win.
 *
 * @param outputs what is read and written, with which keys and headers
 * @param streams brokers and how the Streams application runs
 * @param maxRecordBytes largest record written, in bytes, 1000 or more
 * @param events what an event may be
 * @param registries what resolver.json does not say about registries
 * @param webhooks schemas of webhooks that take the place of the usual ones
 * @param remoteAdapters adapters behind URLs
 * @param enrichments what the configurations of enrichments leave open
 * @param statsd where metrics are sent to, beside being served
 * @param admin where health and metrics are served
 */
public record EnricherConfig(
        EnricherOutputs outputs,
        StreamsSettings streams,
        int maxRecordBytes,
        EventSettings events,
        RegistrySettings registries,
        WebhookSchemas webhooks,
        RemoteAdapterSettings remoteAdapters,
        EnrichmentSettings enrichments,
        StatsdSettings statsd,
        AdminSettings admin) {

    /** The component's name in variables and logs. */
    public static final String NAME = "enricher";

    /** Group and application id without prefix. */
    static final String APPLICATION_ID = "freshet-enricher";

    private static final int MIN_MAX_RECORD_BYTES = 1_000;
    private static final String TRANSACTION_TIMEOUT = "producer.transaction.timeout.ms";
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
        var reference = new ReferenceOutputs(config);
        var outputs = reference.read();
        int maxRecordBytes =
                config.integer("maxRecordBytes")
                        .between(MIN_MAX_RECORD_BYTES, Integer.MAX_VALUE)
                        .orElse(PipelineSettings.DEFAULT_MAX_RECORD_BYTES);
        var remoteAdapters = RemoteAdapterSettings.read(config.section("remoteAdapters"));
        var streams = streams(config, reference, outputs.topics(), remoteAdapters);
        var registries = RegistrySettings.read(config.section("iglu"));
        registries.check(config, streams);
        ReferenceKeys.ignore(config);
        return new EnricherConfig(
                outputs,
                streams.withLargestValue(maxRecordBytes),
                maxRecordBytes,
                EventSettings.read(config),
                registries,
                WebhookSettings.read(config.section("adaptersSchemas")),
                remoteAdapters,
                EnrichmentSection.read(config),
                statsd(config.section("monitoring.metrics.statsd")),
                admin(config));
    }

    /** In the reference's file the section alone turns it on. */
    private static StatsdSettings statsd(ConfigReader section) {
        return StatsdSettings.read(section, section.has("hostname"), "snowplow.enrich", "enrich");
    }

    /** The reference's name for how long input may wait wins over ours. */
    private static StreamsSettings streams(
            ConfigReader config,
            ReferenceOutputs reference,
            TopicNames topics,
            RemoteAdapterSettings remoteAdapters) {
        var consumer = new LinkedHashMap<>(config.stringMap("input.consumerConf"));
        // Streams calls the group an application; offsets of a group go on to count.
        var group = consumer.remove("group.id");
        var usual = group == null ? topics.prefixed(APPLICATION_ID) : group;
        var kafka = withRoomFor(remoteAdapters, kafka(config, reference, consumer));
        var streams =
                StreamsSettings.read(
                        config.section("streams"),
                        StreamsSettings.defaults(usual, kafka, STATE_DIR));
        return config.duration("monitoring.healthProbe.unhealthyLatency")
                .atLeast(Duration.ofMillis(1))
                .optional()
                .map(streams::withUnhealthyLatency)
                .orElse(streams);
    }

    /** The topics, prefix included. */
    public TopicNames topics() {
        return outputs.topics();
    }

    /** Most levels of JSON that are validated. */
    public int maxJsonDepth() {
        return events.maxJsonDepth();
    }

    /** How schemas are looked up. */
    public IgluSettings igluSettings() {
        return registries.toIgluSettings().withMaxJsonDepth(maxJsonDepth());
    }

    /**
     * What the pipeline needs to know of all this.
     *
     * @param processor who signs events and bad rows
     */
    public PipelineSettings pipelineSettings(Processor processor) {
        return PipelineSettings.defaults(processor)
                .with(events.flags(), maxRecordBytes)
                .with(events.limits())
                .with(webhooks)
                .withFailedEvents(outputs.failed() != null);
    }

    private static KafkaSettings kafka(
            ConfigReader config, ReferenceOutputs outputs, Map<String, String> consumer) {
        var ours = KafkaSettings.read(config.section("kafka"));
        var servers = config.string("input.bootstrapServers").orElse(ours.bootstrapServers());
        outputs.requireOneCluster(servers);
        return ours.withBootstrapServers(servers)
                .with(prefixed("consumer.", consumer))
                .with(prefixed("producer.", outputs.producerConf()));
    }

    /** Brokers abort transactions that take too long, and in one there may be slow requests. */
    private static KafkaSettings withRoomFor(RemoteAdapterSettings remote, KafkaSettings kafka) {
        if (remote.urls().isEmpty() || kafka.properties().containsKey(TRANSACTION_TIMEOUT)) {
            return kafka;
        }
        var timeout = remote.transactionTimeout();
        return kafka.with(Map.of(TRANSACTION_TIMEOUT, Long.toString(timeout.toMillis())));
    }

    /**
     * How the Streams application runs when enrichments ask servers.
     *
     * @param longestStall how long at most the events of one transaction wait for servers that hang
     */
    StreamsSettings streamsWithRoomFor(Duration longestStall) {
        var set = streams.kafka().properties().get(TRANSACTION_TIMEOUT);
        var usual = remoteAdapters.transactionTimeout();
        var isOurs =
                set == null
                        || (!remoteAdapters.urls().isEmpty()
                                && set.equals(Long.toString(usual.toMillis())));
        if (longestStall.isZero() || !isOurs) {
            return streams;
        }
        var commits = streams.commitInterval().multipliedBy(2);
        var wanted = (usual.compareTo(commits) < 0 ? commits : usual).plus(longestStall);
        var max = RemoteAdapterSettings.MAX_TRANSACTION;
        var timeout = wanted.compareTo(max) > 0 ? max : wanted;
        return streams.withKafka(
                streams.kafka()
                        .with(Map.of(TRANSACTION_TIMEOUT, Long.toString(timeout.toMillis()))));
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
}
