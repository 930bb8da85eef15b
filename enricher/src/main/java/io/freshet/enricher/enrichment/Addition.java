package io.freshet.enricher.enrichment;

import io.freshet.enricher.draft.PiiEvent;
import io.freshet.event.atomic.AtomicField;
import io.freshet.event.badrow.Failure;
import io.freshet.event.iglu.SelfDescribing;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one enrichment has to add to one event. Failures do not stop the others, but the event
 * becomes a bad row in the end.
 *
 * @param fields to set, in order
 * @param contexts entities to attach, in order
 * @param failures why something could not be added
 * @param piiEvent tells what the fields held before; only pseudonymisation has one
 * @param effect what becomes of the event and of what others added
 */
public record Addition(
        List<FieldValue> fields,
        List<SelfDescribing> contexts,
        List<Failure.OfEnrichment> failures,
        @Nullable PiiEvent piiEvent,
        Effect effect) {

    /** What an addition does beyond adding; scripts may ask for more. */
    public enum Effect {
        /** Nothing beyond. */
        ADDS,
        /** The contexts take the place of all that was attached so far. */
        REPLACES_CONTEXTS,
        /** The event is wanted nowhere: what failed before does not count any more. */
        DROPS
    }

    /** Nothing. */
    public static final Addition NONE = new Addition(List.of(), List.of(), List.of());

    public Addition {
        fields = List.copyOf(fields);
        contexts = List.copyOf(contexts);
        failures = List.copyOf(failures);
    }

    /** Adds to what is there, as nearly always. */
    public Addition(
            List<FieldValue> fields,
            List<SelfDescribing> contexts,
            List<Failure.OfEnrichment> failures,
            @Nullable PiiEvent piiEvent) {
        this(fields, contexts, failures, piiEvent, Effect.ADDS);
    }

    /** No second event, as nearly always. */
    public Addition(
            List<FieldValue> fields,
            List<SelfDescribing> contexts,
            List<Failure.OfEnrichment> failures) {
        this(fields, contexts, failures, null);
    }

    /**
     * One field with its new text.
     *
     * @param field which
     * @param text null clears it
     */
    public record FieldValue(AtomicField field, @Nullable String text) {}

    /** One field. */
    public static Addition field(AtomicField field, @Nullable String text) {
        return new Addition(List.of(new FieldValue(field, text)), List.of(), List.of());
    }

    /** Entities alone. */
    public static Addition contexts(List<SelfDescribing> entities) {
        return entities.isEmpty() ? NONE : new Addition(List.of(), entities, List.of());
    }

    /** Failures that concern no configured enrichment. */
    public static Addition failure(Failure reason) {
        return new Addition(List.of(), List.of(), List.of(new Failure.OfEnrichment(null, reason)));
    }

    /** Gathers fields one by one. */
    public static final class Fields {

        private final List<FieldValue> values = new ArrayList<>();

        /** Adds a field; null clears it. */
        public Fields set(AtomicField field, @Nullable String text) {
            values.add(new FieldValue(field, text));
            return this;
        }

        /** All that was added. */
        public Addition addition() {
            return new Addition(values, List.of(), List.of());
        }
    }
}
