package io.freshet.sdk;

import java.util.Optional;

/** What kind of event this is. */
public final class EventType {

    private final Event event;

    EventType(Event event) {
        this.event = event;
    }

    /**
     * The kind in the tracker's words: page_view, page_ping, struct, unstruct, transaction,
     * transaction_item. Column {@code event}.
     */
    public Optional<String> code() {
        return event.get(Fields.EVENT);
    }

    /** Vendor of the event's schema. Column {@code event_vendor}. */
    public Optional<String> vendor() {
        return event.get(Fields.EVENT_VENDOR);
    }

    /** Name of the event's schema, such as page_view or link_click. Column {@code event_name}. */
    public Optional<String> name() {
        return event.get(Fields.EVENT_NAME);
    }

    /** Format of the event's schema, jsonschema. Column {@code event_format}. */
    public Optional<String> format() {
        return event.get(Fields.EVENT_FORMAT);
    }

    /** Version of the event's schema, such as 1-0-0. Column {@code event_version}. */
    public Optional<String> version() {
        return event.get(Fields.EVENT_VERSION);
    }
}
