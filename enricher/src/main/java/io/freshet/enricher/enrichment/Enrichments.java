package io.freshet.enricher.enrichment;

import io.freshet.enricher.draft.Draft;
import io.freshet.event.badrow.BadRow;
import io.freshet.event.badrow.Failure;
import io.freshet.event.badrow.Failure.OfEnrichment;
import io.freshet.event.badrow.Processor;
import io.freshet.event.outcome.Outcome;
import io.freshet.iglu.IgluClient;
import io.freshet.iglu.IgluClient.Check;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs the steps that an event goes through, in order. Thread-safe. */
public final class Enrichments {

    private static final String VALIDATION = "enrichments-contexts-validation";

    private final List<Enrichment> adding;
    private final List<Enrichment> masking;
    private final IgluClient iglu;
    private final Processor processor;
    private final InstantSource clock;

    /**
     * Arranges the steps.
     *
     * @param configured what the configurations ask for
     * @param legacyOrder whether the script runs before currency, weather and IP look-ups
     * @param iglu checks the entities that enrichments add
     * @param processor stands in bad rows
     * @param clock tells when a bad row was made
     */
    public Enrichments(
            ConfiguredEnrichments configured,
            boolean legacyOrder,
            IgluClient iglu,
            Processor processor,
            InstantSource clock) {
        var order = EnrichmentStep.inOrder(legacyOrder);
        this.adding =
                enrichments(order.stream().filter(step -> !step.isMasking()), configured.byStep());
        this.masking =
                enrichments(order.stream().filter(EnrichmentStep::isMasking), configured.byStep());
        this.iglu = iglu;
        this.processor = processor;
        this.clock = clock;
    }

    private static List<Enrichment> enrichments(
            Stream<EnrichmentStep> steps, Map<EnrichmentStep, Enrichment> configured) {
        return steps.flatMap(
                        step ->
                                step
                                        .builtIn()
                                        .or(() -> Optional.ofNullable(configured.get(step)))
                                        .stream())
                .toList();
    }

    /** Enriches an event; one bad row tells all that failed, the newest failure first. */
    public Outcome<Draft> run(Draft draft) {
        var failures = new ArrayList<OfEnrichment>();
        for (var enrichment : adding) {
            apply(enrichment, draft, failures);
        }
        if (failures.isEmpty()) {
            draft.finishDerived();
            checkDerived(draft, failures);
        }
        if (failures.isEmpty()) {
            for (var enrichment : masking) {
                apply(enrichment, draft, failures);
            }
        }
        return failures.isEmpty()
                ? new Outcome.Good<>(draft)
                : new Outcome.Bad<>(
                        new BadRow.EnrichmentFailures(
                                processor, clock.instant(), failures, draft.view()));
    }

    private static void apply(Enrichment enrichment, Draft draft, List<OfEnrichment> failures) {
        var addition = enrichment.enrich(draft);
        for (var value : addition.fields()) {
            draft.set(value.field(), value.text());
        }
        draft.addDerived(addition.contexts());
        if (addition.piiEvent() != null) {
            draft.setPiiEvent(addition.piiEvent());
        }
        failures.addAll(0, addition.failures());
    }

    private void checkDerived(Draft draft, List<OfEnrichment> failures) {
        for (var entity : draft.derivedContexts()) {
            if (iglu.check(entity) instanceof Check.Invalid invalid) {
                failures.add(
                        new OfEnrichment(
                                new OfEnrichment.Source(entity.schema(), VALIDATION),
                                new Failure.Iglu(entity.schema(), invalid.error())));
            }
        }
    }
}
