package io.freshet.enricher.enrichment.script;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Leaves a script alone for a while that had to be stopped again and again. Thread-safe. */
final class Breaker {

    /** Stops in a row until the script is left alone. */
    static final int MOST_STOPS = 5;

    /** How long it is left alone. */
    static final Duration PAUSE = Duration.ofSeconds(30);

    private final InstantSource clock;
    private volatile int stops;
    private volatile Instant openUntil = Instant.MIN;

    Breaker(InstantSource clock) {
        this.clock = clock;
    }

    boolean isOpen() {
        return stops >= MOST_STOPS && clock.instant().isBefore(openUntil);
    }

    void ended() {
        if (stops > 0) {
            stops = 0;
        }
    }

    /** Notes a call that had to be stopped; after a pause the first one begins the next. */
    synchronized void stopped() {
        stops++;
        if (stops >= MOST_STOPS) {
            openUntil = clock.instant().plus(PAUSE);
        }
    }

    /** Leaves the script alone at once. */
    synchronized void trip() {
        stops = MOST_STOPS - 1;
        stopped();
    }
}
