package io.freshet.loader.pg.lane;

import java.time.Duration;

/** How long to wait before the next try. One thread. */
public final class Backoff {

    private final RetrySettings settings;
    private Duration next;

    /** Begins with the shortest wait. */
    public Backoff(RetrySettings settings) {
        this.settings = settings;
        this.next = settings.minBackoff();
    }

    /** The wait after a try that failed; the one after that is twice as long, up to the limit. */
    public Duration afterFailure() {
        var wait = next;
        var twice = wait.multipliedBy(2);
        next = twice.compareTo(settings.maxBackoff()) < 0 ? twice : settings.maxBackoff();
        return wait;
    }

    /** A try succeeded. */
    public void reset() {
        next = settings.minBackoff();
    }
}
