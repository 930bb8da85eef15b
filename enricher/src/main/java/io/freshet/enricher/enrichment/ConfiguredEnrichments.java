package io.freshet.enricher.enrichment;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a set of configurations asks for, ready to run.
 *
 * @param byStep the enrichments by their place in the order
 * @param notices what a person should know, such as configurations that were ignored
 * @param fingerprint tells this set from others: the same for the same configurations in whatever
 *     order, 16 hexadecimal digits
 */
public record ConfiguredEnrichments(
        Map<EnrichmentStep, List<Enrichment>> byStep, List<String> notices, String fingerprint)
        implements AutoCloseable {

    /** Nothing beyond what every event gets. */
    public static final ConfiguredEnrichments NONE =
            new ConfiguredEnrichments(Map.of(), List.of(), ConfigFingerprint.of(List.of()));

    public ConfiguredEnrichments {
        byStep =
                byStep.entrySet().stream()
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
        notices = List.copyOf(notices);
    }

    /**
     * How long at most the events of one transaction wait when all servers that enrichments ask
     * hang at once.
     */
    public Duration longestStall() {
        return byStep.values().stream()
                .flatMap(List::stream)
                .map(Enrichment::longestStall)
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** Lets go of what the enrichments hold. */
    @Override
    public void close() {
        byStep.values().forEach(enrichments -> enrichments.forEach(Enrichment::close));
    }
}
