package io.freshet.enricher;

import io.freshet.enricher.enrichment.ConfiguredEnrichments;
import io.freshet.enricher.enrichment.Facilities;
import io.freshet.enricher.offline.Rehearsal;
import io.freshet.enricher.pipeline.EventPipeline;
import io.freshet.enricher.remote.RemoteAdapters;
import io.freshet.iglu.IgluClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** An enricher that writes nothing, with files of its own, beside one that runs elsewhere. */
public final class EnricherRehearsal implements AutoCloseable {

    private final Facilities facilities;
    private final ConfiguredEnrichments enrichments;
    private final Rehearsal rehearsal;

    private EnricherRehearsal(
            Facilities facilities, ConfiguredEnrichments enrichments, Rehearsal rehearsal) {
        this.facilities = facilities;
        this.enrichments = enrichments;
        this.rehearsal = rehearsal;
    }

    /**
     * Prepares it; what enrichments fetch is fetched now.
     *
     * @param folder holds one {@code .json} file an enrichment; null for none
     * @throws io.freshet.runtime.problem.StartFailure with every problem of the files
     */
    public static EnricherRehearsal of(
            EnricherConfig config, IgluClient iglu, @Nullable Path folder) {
        var facilities = Facilities.of(config.enrichments());
        try {
            var enrichments = EnricherInputs.enrichments(folder, iglu, facilities);
            var adapters = RemoteAdapters.of(config.remoteAdapters(), new SimpleMeterRegistry());
            var settings =
                    config.pipelineSettings(EnricherService.processor()).withAdapters(adapters);
            return new EnricherRehearsal(
                    facilities,
                    enrichments,
                    new Rehearsal(new EventPipeline(settings, iglu, enrichments)));
        } catch (RuntimeException e) {
            facilities.close();
            throw e;
        }
    }

    /** What it can do. */
    public Rehearsal rehearsal() {
        return rehearsal;
    }

    @Override
    public void close() {
        enrichments.close();
        facilities.close();
    }
}
