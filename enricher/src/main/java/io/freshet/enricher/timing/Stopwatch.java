package io.freshet.enricher.timing;

import java.time.Duration;

/** How long one thing takes that somebody looks at; what nobody looks at is not measured. */
public final class Stopwatch {

    private final long since = System.nanoTime();

    private Stopwatch() {}

    /** Starts one. */
    public static Stopwatch started() {
        return new Stopwatch();
    }

    /** The time since its start. */
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - since);
    }
}
