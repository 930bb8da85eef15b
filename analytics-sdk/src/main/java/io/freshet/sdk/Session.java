package io.freshet.sdk;

import java.util.Optional;

/** The visit that the event belongs to. */
public final class Session {

    private final Event event;

    Session(Event event) {
        this.event = event;
    }

    /** The visit's id. Column {@code domain_sessionid}. */
    public Optional<String> id() {
        return event.get(Fields.DOMAIN_SESSIONID);
    }

    /**
     * The number of the user's visits so far, this one included. Column {@code domain_sessionidx}.
     */
    public Optional<Integer> index() {
        return event.get(Fields.DOMAIN_SESSIONIDX);
    }
}
