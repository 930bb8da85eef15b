package io.freshet.enricher.enrichment;

import io.freshet.enricher.draft.Draft;
import io.freshet.enricher.draft.Fault;
import io.freshet.enricher.enrichment.Witness.Deed;
import io.freshet.enricher.timing.Lap;
import io.freshet.enricher.timing.Stopwatch;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.badrow.BadRow;
import io.freshet.event.badrow.Failure;
import io.freshet.event.badrow.Failure.OfEnrichment;
import io.freshet.event.badrow.Processor;
import io.freshet.event.iglu.SchemaCriterion;
import io.freshet.event.iglu.SelfDescribing;
import io.freshet.iglu.IgluClient;
import io.freshet.iglu.IgluClient.Check;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs the steps that an event goes through, in order. In one go, or in two: {@link #begin} asks
 * the servers that {@link #finish} waits for, so that events that begin together wait together.
 * Thread-safe.
 */
public final class Enrichments {

    private static final String VALIDATION = "enrichments-contexts-validation";

    private final List<Step> adding;
    private final boolean asksServers;
    private final List<Step> masking;
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
        var byStep = configured.byStep();
        this.adding =
                order.stream()
                        .filter(step -> !step.isMasking())
                        .flatMap(step -> of(step, byStep))
                        .toList();
        this.asksServers = adding.stream().anyMatch(Step::asksServers);
        this.masking =
                order.stream()
                        .filter(EnrichmentStep::isMasking)
                        .flatMap(step -> of(step, byStep))
                        .toList();
        this.iglu = iglu;
        this.processor = processor;
        this.clock = clock;
    }

    private static Stream<Step> of(
            EnrichmentStep step, Map<EnrichmentStep, List<Enrichment>> configured) {
        return step.builtIn()
                .map(Stream::of)
                .orElseGet(() -> configured.getOrDefault(step, List.of()).stream())
                .map(enrichment -> new Step(step, enrichment));
    }

    /** One that is run, what it is called, and whether it may have to wait for an answer. */
    private record Step(EnrichmentStep step, Enrichment enrichment) {

        String name() {
            return step.text();
        }

        boolean asksServers() {
            return step.asksServers();
        }

        /** Before it is applied: what differs changes. */
        Deed deed(Draft draft, Addition addition, Duration took) {
            var changed =
                    addition.fields().stream()
                            .filter(one -> !Objects.equals(draft.get(one.field()), one.text()))
                            .map(Addition.FieldValue::field)
                            .distinct()
                            .toList();
            return new Deed(
                    step.criterion().map(SchemaCriterion::name).orElseGet(step::text),
                    step.criterion().isPresent(),
                    changed,
                    addition,
                    enrichment.assets(),
                    took);
        }

        boolean isReady(Draft draft) {
            return !asksServers() || enrichment.prepare(draft);
        }
    }

    /** Whether there is any event that may have to wait for an answer. */
    public boolean asksServers() {
        return asksServers;
    }

    /**
     * Enriches an event as far as that is possible without waiting, and asks the servers whose
     * answers it needs next.
     */
    public EnrichmentRun begin(Draft draft, Lap lap) {
        return begin(draft, lap, null);
    }

    /**
     * The same.
     *
     * @param witness is told of each step; null where nobody looks on
     */
    public EnrichmentRun begin(Draft draft, Lap lap, @Nullable Witness witness) {
        var run = new EnrichmentRun(draft, lap, witness);
        while (goesOn(run) && adding.get(run.done()).isReady(draft)) {
            next(run);
        }
        if (goesOn(run)) {
            run.await();
            adding.stream().skip(run.done() + 1L).forEach(later -> later.isReady(draft));
        }
        return run;
    }

    private boolean goesOn(EnrichmentRun run) {
        return run.done() < adding.size() && !run.draft().isDropped();
    }

    private void next(EnrichmentRun run) {
        var step = adding.get(run.done());
        if (step.enrichment().isShownEntities()) {
            run.draft().showDerived();
        }
        apply(step, run, Draft::rewrite);
        run.count();
    }

    /**
     * Waits for what must be waited for, and does the rest; one bad row tells all that failed, the
     * newest failure first. An event that is salvaged is masked all the same, and keeps what is
     * valid of what was added. Of an event that is dropped nothing is told.
     *
     * @param run finished by this, once
     */
    public Optional<BadRow> finish(EnrichmentRun run) {
        while (goesOn(run)) {
            next(run);
        }
        return run.draft().isDropped() ? Optional.empty() : check(run);
    }

    private Optional<BadRow> check(EnrichmentRun run) {
        var draft = run.draft();
        if (run.failures().isEmpty()) {
            draft.finishDerived();
            run.fail(invalidDerived(draft).values().stream().map(Enrichments::ofCheck).toList());
        }
        run.lap().done("validate_added");
        if (run.failures().isEmpty()) {
            mask(run);
            return run.failures().isEmpty()
                    ? Optional.empty()
                    : Optional.of(row(draft, run.failures()));
        }
        var row = row(draft, run.failures());
        if (draft.isSalvaged()) {
            salvage(run);
        }
        return Optional.of(row);
    }

    private BadRow row(Draft draft, List<OfEnrichment> failures) {
        return new BadRow.EnrichmentFailures(processor, clock.instant(), failures, draft.view());
    }

    /** Puts a text into a field. */
    private interface Setter {
        void set(Draft draft, AtomicField field, @Nullable String text);
    }

    private static void apply(Step step, EnrichmentRun run, Setter setter) {
        var draft = run.draft();
        var enrichment = step.enrichment();
        var witness = run.witness();
        var stopwatch = witness == null ? null : Stopwatch.started();
        var addition = enrichment.enrich(draft);
        if (witness != null && stopwatch != null) {
            witness.saw(step.deed(draft, addition, stopwatch.elapsed()));
        }
        for (var value : addition.fields()) {
            setter.set(draft, value.field(), value.text());
        }
        switch (addition.effect()) {
            case DROPS -> draft.drop();
            case REPLACES_CONTEXTS -> draft.removeDerived(draft.derivedContexts());
            case ADDS -> {}
        }
        draft.addDerived(addition.contexts());
        if (addition.piiEvent() != null) {
            draft.setPiiEvent(addition.piiEvent());
        }
        for (var failure : addition.failures()) {
            draft.add(StepFault.of(failure, enrichment, draft));
        }
        run.fail(addition.failures());
        run.lap().done(step.name());
    }

    /** What could not be hidden must not be shown at all. */
    private void mask(EnrichmentRun run) {
        for (var step : masking) {
            apply(step, run, Draft::set);
        }
        if (!run.failures().isEmpty()) {
            run.draft().giveUp();
        }
    }

    private void salvage(EnrichmentRun run) {
        var draft = run.draft();
        var invalid = invalidDerived(draft);
        invalid.values().forEach(draft::add);
        draft.removeDerived(invalid.keySet());
        draft.finishDerived();
        mask(new EnrichmentRun(draft, run.lap(), run.witness()));
    }

    private Map<SelfDescribing, Fault> invalidDerived(Draft draft) {
        var faults = new LinkedHashMap<SelfDescribing, Fault>(0);
        for (var entity : draft.derivedContexts()) {
            if (iglu.check(entity) instanceof Check.Invalid invalid) {
                var failure = new Failure.Iglu(entity.schema(), invalid.error());
                faults.put(entity, Fault.ofEntity(failure, "derived_contexts", entity.data()));
            }
        }
        return faults;
    }

    private static OfEnrichment ofCheck(Fault fault) {
        var schema = ((Failure.Iglu) fault.failure()).schemaKey();
        return new OfEnrichment(new OfEnrichment.Source(schema, VALIDATION), fault.failure());
    }
}
