package io.freshet.event.atomic;

import org.jspecify.annotations.Nullable;

/**
 * An event being enriched, one text per {@link AtomicField}. One thread, one owner (the pipeline);
 * everyone else sees an {@link EventView}.
 */
public final class EventDraft implements EventView {

    private @Nullable String[] values = new @Nullable String[AtomicField.COUNT];
    private boolean isShared;

    @Override
    public @Nullable String get(AtomicField field) {
        var value = values[field.ordinal()];
        return value == null || value.isEmpty() ? null : value;
    }

    @Override
    public @Nullable String shown(AtomicField field) {
        return values[field.ordinal()];
    }

    /** Sets a field; null clears it, and so does an empty text but for what a bad row shows. */
    public void set(AtomicField field, @Nullable String value) {
        if (isShared) {
            values = values.clone();
            isShared = false;
        }
        values[field.ordinal()] = value;
    }

    /** The event as it stands, for good; later changes of this draft do not reach it. */
    public EnrichedEvent finish() {
        isShared = true;
        return EnrichedEvent.of(values);
    }
}
