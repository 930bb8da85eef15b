package io.freshet.enricher.topology;

import io.freshet.enricher.enrichment.ConfiguredEnrichments;
import io.freshet.enricher.pipeline.EventPipeline;
import io.freshet.enricher.pipeline.PipelineSettings;
import io.freshet.enricher.registry.ReachableSchemas;
import io.freshet.event.badrow.Processor;
import io.freshet.iglu.IgluClient;

/** Pipelines whose payloads are held when a registry is away. */
final class Pipelines {

    private Pipelines() {}

    static EventPipeline over(IgluClient iglu, ConfiguredEnrichments enrichments) {
        return new EventPipeline(
                PipelineSettings.defaults(new Processor("test", "1")),
                new ReachableSchemas(iglu),
                enrichments);
    }
}
