package io.freshet.sdk;

import java.util.Optional;
import java.util.UUID;

/** What tells this event from all others. */
public final class Identity {

    private final Event event;

    Identity(Event event) {
        this.event = event;
    }

    /** The event's own id. Column {@code event_id}. */
    public UUID id() {
        return event.require(Fields.EVENT_ID);
    }

    /**
     * A hash of what the tracker sent; equal where an event was sent twice. Column {@code
     * event_fingerprint}.
     */
    public Optional<String> fingerprint() {
        return event.get(Fields.EVENT_FINGERPRINT);
    }

    /** A number that the tracker gave to the event; hardly used today. Column {@code txn_id}. */
    public Optional<Integer> transactionId() {
        return event.get(Fields.TXN_ID);
    }
}
