package io.freshet.event.atomic;

import org.jspecify.annotations.Nullable;

/**
 * An event being enriched, one text per {@link AtomicField}. One thread, one owner (the pipeline);
 * everyone else sees an {@link EventView}.
 */
public final class EventDraft implements EventView {

    private final @Nullable String[] values = new @Nullable String[AtomicField.COUNT];

    @Override
    public @Nullable String get(AtomicField field) {
        return values[field.ordinal()];
    }

    /** Sets a field; null or an empty text clears it. */
    public void set(AtomicField field, @Nullable String value) {
        values[field.ordinal()] = value == null || value.isEmpty() ? null : value;
    }

    /** The event as it stands, for good; later changes of this draft do not reach it. */
    public EnrichedEvent finish() {
        return EnrichedEvent.of(values.clone());
    }
}
