package io.freshet.benchmarks.topology;

import io.freshet.benchmarks.process.Broker;
import io.freshet.benchmarks.process.Options;
import io.freshet.benchmarks.process.Scratch;
import io.freshet.enricher.EnricherConfig;
import io.freshet.enricher.EnricherService;
import io.freshet.enricher.enrichment.ConfiguredEnrichments;
import io.freshet.enricher.enrichment.EnrichmentConfigs;
import io.freshet.enricher.enrichment.Facilities;
import io.freshet.enricher.pipeline.EventPipeline;
import io.freshet.enricher.registry.ReachableSchemas;
import io.freshet.enricher.topology.EnricherMetrics;
import io.freshet.enricher.topology.EnricherTopology;
import io.freshet.enricher.topology.HoldLog;
import io.freshet.enricher.topology.Holding;
import io.freshet.enricher.topology.LookAhead;
import io.freshet.enricher.topology.SubstituteRows;
import io.freshet.event.json.InvalidJson;
import io.freshet.iglu.IgluClient;
import io.freshet.iglu.IgluClients;
import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.metrics.Meters;
import io.freshet.runtime.streams.StreamsService;
import io.freshet.runtime.streams.hold.HeldPartitions;
import io.freshet.runtime.streams.poison.PoisonRecords;
import io.freshet.runtime.streams.poison.TopicLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * The enricher with an API request for every event, on one stream thread: as it is, and without
 * being told what a poll brought, so that one event waits after the other. Both in turn, on the
 * same topic, with the same server.
 */
final class LookupsBenchmark {

    private static final Map<String, String> DEFAULTS =
            Map.of("rounds", "2", "events", "4000", "alone", "500", "latency", "20");
    private static final int WARM_UP = 200;

    private final Path folder;
    private final String brokers;
    private final SlowServer server;
    private final IgluClient iglu = IgluClients.shipped();

    private LookupsBenchmark(Path folder, String brokers, SlowServer server) {
        this.folder = folder;
        this.brokers = brokers;
        this.server = server;
    }

    /**
     * Runs all of it.
     *
     * @param args options, see README.md
     */
    public static void main(String[] args)
            throws IOException, InterruptedException, ExecutionException, InvalidJson {
        var options = Options.of(args, DEFAULTS);
        var together = 0.0;
        var alone = 0.0;
        try (var folder = new Scratch();
                var broker =
                        Broker.start(folder.path(), "snowplow_parsed_good", "snowplow_parsed_bad");
                var server = new SlowServer(options.number("latency"))) {
            RawTopic.fill(broker.address(), 2 * WARM_UP + options.number("events"));
            var benchmark = new LookupsBenchmark(folder.path(), broker.address(), server);
            for (var round = 1; round <= options.number("rounds"); round++) {
                together =
                        Math.max(
                                together,
                                benchmark.rate("together-" + round, options.number("events")));
                alone = Math.max(alone, benchmark.rate("alone-" + round, options.number("alone")));
            }
        }
        say("%.0f events/s beside %.0f: %.1f times", together, alone, together / alone);
        System.exit(0); // Kafka's threads would go on for a while
    }

    private double rate(String group, int events)
            throws IOException, InterruptedException, InvalidJson {
        var config = config(group);
        var meters = Meters.create();
        try (var facilities = Facilities.of(config.enrichments());
                var enrichments = enrichments(facilities);
                var service = service(config, enrichments, meters, group.startsWith("together"))) {
            service.start();
            await(meters, WARM_UP);
            var begun = System.nanoTime();
            await(meters, WARM_UP + events);
            var rate = events / ((System.nanoTime() - begun) / 1e9);
            say("%-12s %6.0f events/s", group, rate);
            return rate;
        } finally {
            meters.close();
        }
    }

    private ConfiguredEnrichments enrichments(Facilities facilities) throws InvalidJson {
        return EnrichmentConfigs.of(List.of(server.enrichment()), iglu, facilities)
                .enrichments()
                .orElseThrow();
    }

    private StreamsService service(
            EnricherConfig config,
            ConfiguredEnrichments enrichments,
            Meters meters,
            boolean startsTogether) {
        var pipeline =
                new EventPipeline(
                        config.pipelineSettings(EnricherService.processor()), iglu, enrichments);
        var ahead = new LookAhead(pipeline);
        var metrics = new EnricherMetrics(meters.registry());
        var partitions = new HeldPartitions();
        var holding =
                new Holding(
                        partitions,
                        new ReachableSchemas(iglu),
                        new HoldLog(iglu, meters.registry(), InstantSource.system()));
        var limits = new TopicLimits();
        return new StreamsService(
                "lookups",
                config.streams(),
                () -> EnricherTopology.build(config.outputs(), limits, ahead, metrics, holding),
                new PoisonRecords(
                        "lookups",
                        new SubstituteRows(config.topics().parsedBad(), pipeline, metrics),
                        limits,
                        meters.registry()),
                startsTogether ? partitions.clients(ahead) : partitions.clients(),
                meters);
    }

    private EnricherConfig config(String group) {
        return ConfigSource.map(
                        EnricherConfig.NAME,
                        Map.of(
                                "kafka",
                                Map.of("bootstrapServers", brokers),
                                "streams",
                                Map.of(
                                        "applicationId",
                                        group,
                                        "stateDir",
                                        folder.resolve(group).toString(),
                                        "threads",
                                        1)))
                .load(EnricherConfig::read)
                .config();
    }

    /** A bad row would be fast, too, so that only good events count. */
    private static void await(Meters meters, int events) throws InterruptedException {
        var good = meters.registry().get("freshet_enricher_good").counter();
        while (good.count() < events) {
            Thread.sleep(2);
        }
    }

    private static void say(String format, Object... words) {
        System.out.println(String.format(Locale.ROOT, format, words));
    }
}
