package io.freshet.enricher;

import io.freshet.enricher.enrichment.ConfiguredEnrichments;
import io.freshet.enricher.enrichment.Facilities;
import io.freshet.enricher.offline.Rehearsal;
import io.freshet.enricher.pipeline.EventPipeline;
import io.freshet.enricher.registry.OnUnreachable;
import io.freshet.enricher.registry.ReachableSchemas;
import io.freshet.enricher.remote.RemoteAdapters;
import io.freshet.enricher.timing.StageTimes;
import io.freshet.enricher.topology.EnricherMetrics;
import io.freshet.enricher.topology.EnricherSeries;
import io.freshet.enricher.topology.EnricherTopology;
import io.freshet.enricher.topology.HoldLog;
import io.freshet.enricher.topology.Holding;
import io.freshet.enricher.topology.LookAhead;
import io.freshet.enricher.topology.SubstituteRows;
import io.freshet.event.badrow.Processor;
import io.freshet.iglu.IgluClient;
import io.freshet.runtime.metrics.Meters;
import io.freshet.runtime.service.Health;
import io.freshet.runtime.service.Service;
import io.freshet.runtime.statsd.StatsdReporter;
import io.freshet.runtime.statsd.StatsdSettings;
import io.freshet.runtime.streams.StreamsService;
import io.freshet.runtime.streams.hold.HeldPartitions;
import io.freshet.runtime.streams.poison.PoisonRecords;
import io.freshet.runtime.streams.poison.TopicLimits;
import io.freshet.runtime.version.Version;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The enricher as a service: a Kafka Streams application over one pipeline. */
public final class EnricherService implements Service {

    private static final Logger LOGGER = LoggerFactory.getLogger(EnricherService.class);

    private final Service streams;
    private final StatsdSettings statsd;
    private final EnricherMetrics metrics;
    private final HoldLog holds;
    private final ConfiguredEnrichments enrichments;
    private final Facilities facilities;
    private final Rehearsal rehearsal;
    private volatile @Nullable StatsdReporter reporting;

    /**
     * Prepares, without reaching for anything; logs what a person should know about enrichments.
     *
     * @param iglu where schemas come from; shared by all threads
     * @param enrichments what the enrichment configurations ask for; closed with the service
     * @param facilities what they were made with; closed with the service
     */
    public EnricherService(
            EnricherConfig config,
            IgluClient iglu,
            ConfiguredEnrichments enrichments,
            Facilities facilities,
            Meters meters) {
        this.statsd = config.statsd();
        this.enrichments = enrichments;
        this.facilities = facilities;
        facilities.showMeters(meters.registry());
        enrichments.notices().forEach(LOGGER::warn);
        var reachable = new ReachableSchemas(iglu);
        var holds = config.registries().onUnreachable() == OnUnreachable.HOLD;
        var settings =
                config.pipelineSettings(processor())
                        .withAdapters(
                                RemoteAdapters.of(config.remoteAdapters(), meters.registry()));
        this.rehearsal = new Rehearsal(new EventPipeline(settings, iglu, enrichments));
        var pipeline =
                new EventPipeline(
                        settings,
                        holds ? reachable : iglu,
                        enrichments,
                        StageTimes.in(meters.registry()));
        this.metrics = new EnricherMetrics(meters.registry());
        IgluMeters.bind(iglu, meters);
        var ahead = new LookAhead(pipeline);
        var partitions = new HeldPartitions();
        this.holds = new HoldLog(iglu, meters.registry(), InstantSource.system());
        var holding = new Holding(partitions, reachable, this.holds);
        var limits = new TopicLimits();
        var poison =
                new PoisonRecords(
                        EnricherConfig.NAME,
                        new SubstituteRows(config.topics().parsedBad(), pipeline, metrics),
                        limits,
                        meters.registry());
        streams =
                new StreamsService(
                        EnricherConfig.NAME,
                        config.streamsWithRoomFor(enrichments.longestStall()),
                        () ->
                                EnricherTopology.build(
                                        config.outputs(), limits, ahead, metrics, holding),
                        poison,
                        partitions.clients(ahead),
                        meters);
    }

    /**
     * Prepares with the enrichments of a folder; what they fetch is fetched now.
     *
     * @param folder holds one {@code .json} file an enrichment; null for none
     * @throws io.freshet.runtime.problem.StartFailure with every problem of the files
     */
    public static EnricherService of(
            EnricherConfig config, IgluClient iglu, @Nullable Path folder, Meters meters) {
        var facilities = Facilities.of(config.enrichments());
        try {
            facilities.showMeters(meters.registry());
            var enrichments = EnricherInputs.enrichments(folder, iglu, facilities);
            return new EnricherService(config, iglu, enrichments, facilities, meters);
        } catch (RuntimeException e) {
            facilities.close();
            throw e;
        }
    }

    /** Who signs events and bad rows, here and offline. */
    public static Processor processor() {
        return new Processor("freshet-enricher", Version.current().version());
    }

    @Override
    public String name() {
        return streams.name();
    }

    /** Enriches single events as this service does, for a person; writes nothing. */
    public Rehearsal rehearsal() {
        return rehearsal;
    }

    @Override
    public void start() {
        if (statsd.enabled()) {
            reporting = StatsdReporter.start(statsd, new EnricherSeries(metrics)::report);
        }
        streams.start();
    }

    @Override
    public Health health() {
        var health = streams.health();
        // what is held explains as well why input waits
        return health.isLive() && health.state() != Health.State.STOPPED
                ? holds.sentence().map(Health::starting).orElse(health)
                : health;
    }

    @Override
    public Map<String, Object> info() {
        var info = new TreeMap<>(streams.info());
        info.put("assets", AssetInfo.of(facilities.assets().statuses()));
        return info;
    }

    @Override
    public void close() {
        streams.close();
        var reporter = reporting;
        if (reporter != null) {
            reporter.close();
        }
        enrichments.close();
        facilities.close();
    }
}
