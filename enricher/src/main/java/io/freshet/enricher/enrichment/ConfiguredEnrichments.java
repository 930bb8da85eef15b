package io.freshet.enricher.enrichment;

import java.util.List;
import java.util.Map;

/**
 * What a set of configurations asks for, ready to run.
 *
 * @param byStep the enrichments by their place in the order
 * @param notices what a person should know, such as configurations that were ignored
 */
public record ConfiguredEnrichments(Map<EnrichmentStep, Enrichment> byStep, List<String> notices) {

    /** Nothing beyond what every event gets. */
    public static final ConfiguredEnrichments NONE = new ConfiguredEnrichments(Map.of(), List.of());

    public ConfiguredEnrichments {
        byStep = Map.copyOf(byStep);
        notices = List.copyOf(notices);
    }
}
