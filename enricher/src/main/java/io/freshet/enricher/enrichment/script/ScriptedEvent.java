package io.freshet.enricher.enrichment.script;

import io.freshet.enricher.draft.DraftView;
import io.freshet.enricher.draft.EntityText;
import io.freshet.enricher.mapping.FieldText;
import io.freshet.event.atomic.AtomicField;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The event that a script works on: reads go to the draft, writes are kept apart. */
final class ScriptedEvent {

    /** A double has fewer. */
    private static final int MOST_DIGITS = 330;

    private final DraftView draft;
    private final Map<AtomicField, @Nullable String> changes = new EnumMap<>(AtomicField.class);
    private boolean isDropped;
    private boolean erases;

    ScriptedEvent(DraftView draft) {
        this.draft = draft;
    }

    @Nullable String read(AtomicField field) {
        if (changes.containsKey(field)) {
            return changes.get(field);
        }
        if (field == AtomicField.DERIVED_CONTEXTS) {
            var entities = draft.derivedContexts();
            return entities.isEmpty() ? null : EntityText.contexts(entities);
        }
        return draft.get(field);
    }

    /**
     * Sets a field.
     *
     * @throws IllegalArgumentException where a field of JSON would have other text
     */
    void write(AtomicField field, @Nullable String text) {
        changes.put(field, text == null ? null : written(field, text));
    }

    private static @Nullable String written(AtomicField field, String text) {
        return switch (field.kind()) {
            case FLOAT -> Float.toString(Float.parseFloat(text));
            case DECIMAL -> decimal(text);
            case ENTITIES, SELF_DESCRIBING -> EntityText.checked(field, text);
            case TEXT, UUID, INTEGER, FLAG, TIMESTAMP -> FieldText.clean(text);
        };
    }

    private static String decimal(String text) {
        // Each of these would be written out with all its digits.
        if (text.length() <= MOST_DIGITS) {
            try {
                var number = new BigDecimal(text);
                if (Math.abs(number.scale()) <= MOST_DIGITS) {
                    return number.toPlainString();
                }
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(text + " is no decimal number", e);
            }
        }
        throw new IllegalArgumentException("a number has %d digits at most".formatted(MOST_DIGITS));
    }

    void drop() {
        isDropped = true;
    }

    boolean isDropped() {
        return isDropped;
    }

    void eraseContexts() {
        erases = true;
    }

    boolean erasesContexts() {
        return erases;
    }

    Map<AtomicField, @Nullable String> changes() {
        return changes;
    }
}
