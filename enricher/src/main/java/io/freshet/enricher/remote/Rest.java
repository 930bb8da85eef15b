package io.freshet.enricher.remote;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Leaves a service alone for a while when it has let requests time out one after the other: events
 * of other senders would wait for each of them. Thread-safe.
 */
final class Rest {

    /** So many in a row. */
    static final int TIMEOUTS_BEFORE = 3;

    static final Duration LENGTH = Duration.ofMinutes(1);

    private final LongSupplier nanoTime;
    private final AtomicInteger timeouts = new AtomicInteger();
    private final AtomicLong until = new AtomicLong();

    /**
     * A service that nothing is known of.
     *
     * @param nanoTime as {@link System#nanoTime}
     */
    Rest(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Whether the service is to be left alone now. After a rest it is asked once to begin with. */
    boolean isOn() {
        return timeouts.get() >= TIMEOUTS_BEFORE && until.get() - nanoTime.getAsLong() > 0;
    }

    /** The service has let a request time out. */
    void timedOut() {
        until.set(nanoTime.getAsLong() + LENGTH.toNanos());
        timeouts.incrementAndGet();
    }

    /** The service has answered, whatever it was. */
    void answered() {
        timeouts.set(0);
    }
}
