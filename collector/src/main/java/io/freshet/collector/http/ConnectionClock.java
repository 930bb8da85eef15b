package io.freshet.collector.http;

import io.freshet.collector.settings.NetworkSettings;
import java.time.Duration;

/**
 * Notes when a request begins to arrive, so that a client cannot hold a connection by sending it
 * byte by byte, and when a connection fell idle. Belongs to the connection's event loop.
 */
final class ConnectionClock {

    private final NetworkSettings limits;
    private long idleSinceNanos = System.nanoTime();
    private long arrivingSinceNanos;
    private boolean arriving;

    ConnectionClock(NetworkSettings limits) {
        this.limits = limits;
    }

    /** Bytes of a request are here, the first or more. */
    void requestArrives() {
        if (!arriving) {
            arriving = true;
            arrivingSinceNanos = System.nanoTime();
        }
    }

    void requestComplete() {
        arriving = false;
    }

    void responded() {
        idleSinceNanos = System.nanoTime();
    }

    /** Whether a request has begun to arrive and is not complete. */
    boolean isArriving() {
        return arriving;
    }

    boolean isRequestTooSlow() {
        return arriving && isOver(arrivingSinceNanos, limits.requestTimeout());
    }

    boolean isIdleTooLong() {
        return !arriving && isOver(idleSinceNanos, limits.idleTimeout());
    }

    boolean hasWaitedTooLong(long sinceNanos) {
        return isOver(sinceNanos, limits.responseTimeout());
    }

    /** Since when the client has sent no request, or not all of it. */
    long quietNanos() {
        return System.nanoTime() - (arriving ? arrivingSinceNanos : idleSinceNanos);
    }

    private static boolean isOver(long sinceNanos, Duration limit) {
        return System.nanoTime() - sinceNanos > limit.toNanos();
    }
}
