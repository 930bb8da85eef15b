package io.freshet.event.atomic;

import org.jspecify.annotations.Nullable;

/** One event after enrichment: at most one text per {@link AtomicField}. Immutable. */
public final class EnrichedEvent implements EventView {

    private final @Nullable String[] values;

    private EnrichedEvent(@Nullable String[] values) {
        this.values = values;
    }

    /** Takes the array as it is: the caller changes it no more. */
    static EnrichedEvent of(@Nullable String[] values) {
        if (values.length != AtomicField.COUNT) {
            throw new IllegalArgumentException(
                    "an event has " + AtomicField.COUNT + " fields, was " + values.length);
        }
        return new EnrichedEvent(values);
    }

    @Override
    public @Nullable String get(AtomicField field) {
        var value = values[field.ordinal()];
        return value == null || value.isEmpty() ? null : value;
    }
}
