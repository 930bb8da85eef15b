package io.freshet.sdk;

import java.util.Optional;

/** The five parts of a structured event. */
public final class StructEvent {

    private final Event event;

    StructEvent(Event event) {
        this.event = event;
    }

    /** What the event has to do with. Column {@code se_category}. */
    public Optional<String> category() {
        return event.get(Fields.SE_CATEGORY);
    }

    /** What was done. Column {@code se_action}. */
    public Optional<String> action() {
        return event.get(Fields.SE_ACTION);
    }

    /** To what it was done. Column {@code se_label}. */
    public Optional<String> label() {
        return event.get(Fields.SE_LABEL);
    }

    /** A further property. Column {@code se_property}. */
    public Optional<String> property() {
        return event.get(Fields.SE_PROPERTY);
    }

    /** A number. Column {@code se_value}. */
    public Optional<Double> value() {
        return event.get(Fields.SE_VALUE);
    }
}
