package io.freshet.enricher.vectors;

import io.freshet.enricher.enrichment.ConfiguredEnrichments;
import io.freshet.enricher.enrichment.EnrichmentConfigs;
import io.freshet.enricher.enrichment.EnrichmentSettings;
import io.freshet.enricher.enrichment.Facilities;
import io.freshet.enricher.enrichment.currency.CurrencySettings;
import io.freshet.enricher.pipeline.EventPipeline;
import io.freshet.enricher.pipeline.PipelineSettings;
import io.freshet.enricher.pipeline.PipelineSettings.Flags;
import io.freshet.enricher.remote.RecordedRemotes;
import io.freshet.enricher.request.Adapter;
import io.freshet.enricher.request.Api;
import io.freshet.event.badrow.Processor;
import io.freshet.iglu.IgluClient;
import io.freshet.iglu.IgluClients;
import io.freshet.iglu.resolver.ResolverConfig;
import io.freshet.iglu.resolver.ResolverConfig.Connection;
import io.freshet.iglu.resolver.ResolverConfig.Repository;
import io.freshet.vectors.TestData;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What the cases expect around them: two registries, a processor name, a fixed time. */
final class VectorEnvironment {

    // Nine fraction digits, as the sizes recorded for bad rows have them.
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00.000000001Z");

    private final IgluClient iglu;
    private final RecordedServers servers = RecordedServers.start();
    private final Facilities facilities =
            Facilities.of(
                    EnrichmentSettings.DEFAULT
                            .with(new CurrencySettings(servers.ratesUri()))
                            .withLenientScripts());
    private final Map<Api, Adapter> remoteAdapters = RecordedRemotes.start();

    VectorEnvironment(Path igluCentral) {
        iglu =
                IgluClients.create(
                        new ResolverConfig(
                                1000,
                                null,
                                List.of(
                                        registry(
                                                "Iglu Central",
                                                0,
                                                "com.snowplowanalytics",
                                                igluCentral),
                                        registry(
                                                "Freshet Test Registry",
                                                5,
                                                "io.freshet",
                                                TestData.path("enrich/fixtures")))));
    }

    private static Repository registry(String name, int priority, String prefix, Path folder) {
        return new Repository(name, priority, List.of(prefix), new Connection.Folder(folder));
    }

    EnrichmentConfigs.Loaded enrichments(VectorCase vector) {
        return vector.hasEnrichments()
                ? EnrichmentConfigs.of(
                        vector.enrichments().stream().map(servers::naming).toList(),
                        iglu,
                        facilities)
                : new EnrichmentConfigs.Loaded(Optional.of(ConfiguredEnrichments.NONE), List.of());
    }

    EventPipeline pipeline(VectorCase vector, ConfiguredEnrichments enrichments) {
        var flags =
                new Flags(
                        vector.flag("acceptInvalid"),
                        vector.flag("legacyEnrichmentOrder"),
                        vector.flag("tryBase64Decoding"));
        return new EventPipeline(
                new PipelineSettings(
                                new Processor("freshet-oracle", "1.0.0"),
                                flags,
                                vector.maxRecordSize(),
                                () -> NOW,
                                UUID::randomUUID)
                        .withAdapters(remoteAdapters),
                iglu,
                enrichments);
    }
}
