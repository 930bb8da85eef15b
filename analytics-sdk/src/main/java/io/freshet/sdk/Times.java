package io.freshet.sdk;

import java.time.Instant;
import java.util.Optional;

/** When things happened, by which clock. */
public final class Times {

    private final Event event;

    Times(Event event) {
        this.event = event;
    }

    /** When the collector got the event. Column {@code collector_tstamp}. */
    public Instant collector() {
        return event.require(Fields.COLLECTOR_TSTAMP);
    }

    /**
     * When the event happened, the device's clock corrected: the one to use for analysis. Column
     * {@code derived_tstamp}.
     */
    public Optional<Instant> derived() {
        return event.get(Fields.DERIVED_TSTAMP);
    }

    /** When the event happened, by the device's clock. Column {@code dvce_created_tstamp}. */
    public Optional<Instant> deviceCreated() {
        return event.get(Fields.DVCE_CREATED_TSTAMP);
    }

    /** When the tracker sent the event, by the device's clock. Column {@code dvce_sent_tstamp}. */
    public Optional<Instant> deviceSent() {
        return event.get(Fields.DVCE_SENT_TSTAMP);
    }

    /**
     * When the event happened, where the application says so itself. Column {@code true_tstamp}.
     */
    public Optional<Instant> trueTime() {
        return event.get(Fields.TRUE_TSTAMP);
    }

    /** When the event was enriched. Column {@code etl_tstamp}. */
    public Optional<Instant> enriched() {
        return event.get(Fields.ETL_TSTAMP);
    }
}
