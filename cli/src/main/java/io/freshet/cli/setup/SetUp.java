package io.freshet.cli.setup;

import io.freshet.cli.setup.TopicUse.Verb;
import io.freshet.collector.CollectorConfig;
import io.freshet.collector.settings.SinkSettings;
import io.freshet.enricher.EnricherConfig;
import io.freshet.loader.pg.PgLoaderConfig;
import io.freshet.loader.pg.connect.PgSettings;
import io.freshet.processor.ProcessorConfig;
import io.freshet.runtime.problem.Problem;
import io.freshet.runtime.streams.StreamsSettings;
import io.freshet.webapp.WebappConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The components that a command was told of. What was not given, or cannot be read, is null.
 *
 * @param collector takes requests
 * @param enricher makes events of them
 * @param processor makes JSON of events
 * @param loader makes rows of JSON
 * @param webapp the demo site
 * @param files what components are started with beside their settings
 * @param overrides addresses that win over those of the settings
 * @param problems what is wrong with settings that cannot be read
 */
public record SetUp(
        @Nullable Given<CollectorConfig> collector,
        @Nullable Given<EnricherConfig> enricher,
        @Nullable Given<ProcessorConfig> processor,
        @Nullable Given<PgLoaderConfig> loader,
        @Nullable Given<WebappConfig> webapp,
        Files files,
        Overrides overrides,
        List<Problem> problems) {

    /**
     * What components are started with beside their settings.
     *
     * @param igluConfig a resolver.json; null for the schemas that ship
     * @param enrichments a folder of configurations; null for none
     */
    public record Files(@Nullable Path igluConfig, @Nullable Path enrichments) {}

    /**
     * Addresses as they are from where the command runs.
     *
     * @param kafka brokers; null for those of the settings
     * @param postgres database; null for that of the settings
     */
    public record Overrides(@Nullable String kafka, @Nullable PgSettings postgres) {

        /** Those of the settings. */
        public static final Overrides NONE = new Overrides(null, null);
    }

    public SetUp {
        problems = List.copyOf(problems);
    }

    /** What each component does with which topic, in the order of the event's way. */
    public List<TopicUse> topics() {
        var uses = new ArrayList<TopicUse>();
        if (collector != null && collector.config().sink().kind() == SinkSettings.Kind.KAFKA) {
            ofCollector(collector.config().sink(), uses);
        }
        if (enricher != null) {
            ofEnricher(enricher.config(), uses);
        }
        if (processor != null) {
            var topics = processor.config().topics();
            var of = uses(ProcessorConfig.NAME, cluster(processor.config().streams()), uses);
            of.add(Verb.READS, topics.parsedGood(), "topics.parsedGood", true);
            of.add(Verb.WRITES, topics.jsonEvent(), "topics.jsonEvent", true);
            of.add(Verb.WRITES, topics.jsonBad(), "topics.jsonBad", true);
        }
        if (loader != null) {
            ofLoader(loader.config(), uses);
        }
        return uses;
    }

    private void ofCollector(SinkSettings sink, List<TopicUse> uses) {
        var good = Cluster.of(sink.good().kafka(), Map.of());
        var bad = Cluster.of(sink.bad().kafka(), Map.of());
        uses(CollectorConfig.NAME, reached(good), uses)
                .add(Verb.WRITES, sink.good().topic(), "streams.good", true);
        uses(CollectorConfig.NAME, reached(bad), uses)
                .add(Verb.WRITES, sink.bad().topic(), "streams.bad", true);
    }

    private void ofEnricher(EnricherConfig config, List<TopicUse> uses) {
        var topics = config.topics();
        var of = uses(EnricherConfig.NAME, cluster(config.streams()), uses);
        of.add(Verb.READS, topics.rawGood(), "input.topicName", true);
        of.add(Verb.WRITES, topics.parsedGood(), "output.good.topicName", true);
        of.add(Verb.WRITES, topics.parsedBad(), "output.bad.topicName", true);
        if (config.outputs().failed() != null) {
            of.add(Verb.WRITES, topics.parsedFailed(), "output.failed.topicName", true);
        }
        if (config.outputs().pii() != null) {
            of.add(Verb.WRITES, topics.pii(), "output.pii.topicName", true);
        }
    }

    private void ofLoader(PgLoaderConfig config, List<TopicUse> uses) {
        var topics = config.topics();
        var of = uses(PgLoaderConfig.NAME, cluster(config), uses);
        of.add(Verb.READS, topics.jsonEvent(), "topics.jsonEvent", true);
        of.add(Verb.WRITES, topics.jsonBad(), "topics.jsonBad", true);
        if (config.badRows().load()) {
            config.badRows()
                    .topics()
                    .forEach(topic -> of.add(Verb.READS, topic, "badRows.topics", false));
        }
        if (config.failedEvents().load()) {
            of.add(Verb.READS, topics.parsedFailed(), "topics.parsedFailed", false);
        }
    }

    /** All consumer groups, in the order of the event's way. */
    public List<Reader> readers() {
        var readers = new ArrayList<Reader>();
        if (enricher != null) {
            var topic = enricher.config().topics().rawGood();
            readers.add(reader(EnricherConfig.NAME, enricher.config().streams(), topic));
        }
        if (processor != null) {
            var topic = processor.config().topics().parsedGood();
            readers.add(reader(ProcessorConfig.NAME, processor.config().streams(), topic));
        }
        if (loader != null) {
            var config = loader.config();
            readers.add(reader(config, "", List.of(config.topics().jsonEvent())));
            if (config.badRows().load()) {
                readers.add(reader(config, "-bad-rows", config.badRows().topics()));
            }
            if (config.failedEvents().load()) {
                var failed = List.of(config.topics().parsedFailed());
                readers.add(reader(config, "-failed-events", failed));
            }
        }
        return readers;
    }

    /** The loader's database, as it is reached from here; null without a loader. */
    public @Nullable PgSettings postgres() {
        if (loader == null) {
            return null;
        }
        var settings = loader.config().postgres();
        var other = overrides.postgres();
        return other == null
                ? settings
                : other.withSchemas(settings.schema(), settings.bookkeepingSchema());
    }

    private Reader reader(String component, StreamsSettings streams, String topic) {
        return new Reader(
                component, cluster(streams), streams.applicationId(), List.of(topic), null);
    }

    private Reader reader(PgLoaderConfig config, String ending, List<String> topics) {
        return new Reader(
                PgLoaderConfig.NAME,
                cluster(config),
                config.groupId() + ending,
                topics,
                postgres());
    }

    private Cluster cluster(StreamsSettings streams) {
        return reached(Cluster.of(streams.kafka(), streams.properties()));
    }

    private Cluster cluster(PgLoaderConfig config) {
        return reached(Cluster.of(config.kafka(), new HashMap<>(config.consumer())));
    }

    private Cluster reached(Cluster cluster) {
        var servers = overrides.kafka();
        return servers == null ? cluster : cluster.at(servers);
    }

    private static Uses uses(String component, Cluster cluster, List<TopicUse> into) {
        return new Uses(component, cluster, into);
    }

    private record Uses(String component, Cluster cluster, List<TopicUse> into) {

        void add(Verb verb, String topic, String setting, boolean needed) {
            into.add(new TopicUse(component, cluster, verb, topic, setting, needed));
        }
    }
}
