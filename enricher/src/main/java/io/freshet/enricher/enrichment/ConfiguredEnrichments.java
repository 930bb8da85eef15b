package io.freshet.enricher.enrichment;

import java.util.List;
import java.util.Map;

/**
 * What a set of configurations asks for, ready to run.
 *
 * @param byStep the enrichments by their place in the order
 * @param notices what a person should know, such as configurations that were ignored
 * @param fingerprint tells this set from others: the same for the same configurations in whatever
 *     order, 16 hexadecimal digits
 */
public record ConfiguredEnrichments(
        Map<EnrichmentStep, Enrichment> byStep, List<String> notices, String fingerprint) {

    /** Nothing beyond what every event gets. */
    public static final ConfiguredEnrichments NONE =
            new ConfiguredEnrichments(Map.of(), List.of(), ConfigFingerprint.of(List.of()));

    public ConfiguredEnrichments {
        byStep = Map.copyOf(byStep);
        notices = List.copyOf(notices);
    }
}
