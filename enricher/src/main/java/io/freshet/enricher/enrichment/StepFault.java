package io.freshet.enricher.enrichment;

import io.freshet.enricher.draft.DraftView;
import io.freshet.enricher.draft.Fault;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.badrow.Failure;
import io.freshet.event.badrow.Failure.OfEnrichment;
import org.jspecify.annotations.Nullable;

/** Finds the part of an event that a step's failure is about. */
final class StepFault {

    private static final String NO_FIELD = "enrichment";

    private StepFault() {}

    static Fault of(OfEnrichment failure, Enrichment step, DraftView event) {
        var source = failure.enrichment();
        if (source != null) {
            return new Fault(failure, source.identifier(), null, null);
        }
        var message = failure.message();
        if (message instanceof Failure.Unexpected unexpected) {
            var field = AtomicField.ofColumn(unexpected.field()).orElse(null);
            return Fault.ofText(message, unexpected.field(), field, unexpected.value());
        }
        return ofJudged(message, step.judged(), event);
    }

    private static Fault ofJudged(Failure message, @Nullable AtomicField field, DraftView event) {
        return field == null
                ? new Fault(message, NO_FIELD, null, null)
                : Fault.ofText(message, field.column(), field, event.get(field));
    }
}
