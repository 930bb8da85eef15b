package io.freshet.enricher.limit;

import io.freshet.enricher.draft.Draft;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.badrow.BadRow;
import io.freshet.event.badrow.Failure;
import io.freshet.event.badrow.Failure.OfEnrichment;
import io.freshet.event.badrow.Processor;
import io.freshet.event.outcome.Outcome;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/**
 * Compares the texts of an event with the lengths that the canonical event allows. Thread-safe.
 *
 * @param acceptInvalid whether events that are too long pass all the same
 * @param processor stands in bad rows
 * @param clock tells when a bad row was made
 */
public record AtomicLimits(boolean acceptInvalid, Processor processor, InstantSource clock) {

    private static final List<AtomicField> LIMITED =
            AtomicField.all().stream().filter(field -> field.maxLength() > 0).toList();

    /** Lets an event pass, or tells every field that is too long. */
    public Outcome<Draft> check(Draft draft) {
        if (acceptInvalid || fits(draft)) {
            return new Outcome.Good<>(draft);
        }
        var messages =
                Stream.concat(
                        Stream.of(
                                "Enriched event does not conform to atomic schema field's length"
                                        + " restrictions"),
                        LIMITED.stream()
                                .filter(field -> isTooLong(draft, field))
                                .map(AtomicLimits::text));
        return new Outcome.Bad<>(
                new BadRow.EnrichmentFailures(
                        processor,
                        clock.instant(),
                        messages.map(text -> new OfEnrichment(null, new Failure.Message(text)))
                                .toList(),
                        draft.view()));
    }

    /** Whether every text is as short as it must be. */
    public static boolean fits(Draft draft) {
        for (var field : LIMITED) {
            if (isTooLong(draft, field)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isTooLong(Draft draft, AtomicField field) {
        var text = draft.get(field);
        return text != null && text.length() > field.maxLength();
    }

    private static String text(AtomicField field) {
        return "Field " + field.column() + " longer than maximum allowed size " + field.maxLength();
    }
}
