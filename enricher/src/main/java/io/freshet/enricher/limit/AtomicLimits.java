package io.freshet.enricher.limit;

import io.freshet.enricher.draft.Draft;
import io.freshet.enricher.draft.Fault;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.badrow.BadRow;
import io.freshet.event.badrow.Failure;
import io.freshet.event.badrow.Failure.OfEnrichment;
import io.freshet.event.badrow.Processor;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Compares the texts of an event with the lengths that they may have. Thread-safe.
 *
 * @param limits the lengths
 * @param acceptInvalid whether events that are too long pass all the same
 * @param processor stands in bad rows
 * @param clock tells when a bad row was made
 */
public record AtomicLimits(
        FieldLimits limits, boolean acceptInvalid, Processor processor, InstantSource clock) {

    private static final OfEnrichment HEADLINE =
            message("Enriched event does not conform to atomic schema field's length restrictions");

    /** Lets an event pass, or tells every field that is too long. */
    public Optional<BadRow> check(Draft draft) {
        if (acceptInvalid || fits(draft)) {
            return Optional.empty();
        }
        var messages = new ArrayList<OfEnrichment>(List.of(HEADLINE));
        for (var field : FieldLimits.limited()) {
            if (isTooLong(draft, field)) {
                var message = message(text(field));
                messages.add(message);
                draft.add(Fault.ofText(message.message(), field.column(), field, draft.get(field)));
            }
        }
        return Optional.of(
                new BadRow.EnrichmentFailures(processor, clock.instant(), messages, draft.view()));
    }

    /** Whether every text is known to be as short as it must be, in an event that passed. */
    public boolean isWithin(Draft passed) {
        return !acceptInvalid || fits(passed);
    }

    /** Whether every text is as short as it must be. */
    public boolean fits(Draft draft) {
        for (var field : FieldLimits.limited()) {
            if (isTooLong(draft, field)) {
                return false;
            }
        }
        return true;
    }

    private boolean isTooLong(Draft draft, AtomicField field) {
        var text = draft.get(field);
        return text != null && text.length() > limits.of(field);
    }

    private String text(AtomicField field) {
        return "Field " + field.column() + " longer than maximum allowed size " + limits.of(field);
    }

    private static OfEnrichment message(String text) {
        return new OfEnrichment(null, new Failure.Message(text));
    }
}
