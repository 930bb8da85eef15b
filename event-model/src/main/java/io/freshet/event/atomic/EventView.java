package io.freshet.event.atomic;

import org.jspecify.annotations.Nullable;

/** Read access to an event's fields, finished or in progress. */
public interface EventView {

    /** The field's text, or null where the event has none (an empty TSV cell). Never empty. */
    @Nullable String get(AtomicField field);

    /**
     * As {@link #get}, but an empty text where the field was set to one. Only bad rows tell the
     * difference.
     */
    default @Nullable String shown(AtomicField field) {
        return get(field);
    }
}
