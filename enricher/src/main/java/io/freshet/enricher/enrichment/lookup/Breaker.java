package io.freshet.enricher.enrichment.lookup;

import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;

/**
 * Leaves a server alone for a while when failures outnumber answers: asking costs events time, and
 * the server the strength to recover. Then one question tries whether it is back. Thread-safe.
 */
final class Breaker {

    private final int threshold;
    private final Duration backoff;
    private final Ticker ticker;

    private State state = State.CLOSED;
    private int surplus;
    private long openUntil;
    private String lastFailure = "";

    Breaker(int threshold, Duration backoff, Ticker ticker) {
        this.threshold = threshold;
        this.backoff = backoff;
        this.ticker = ticker;
    }

    /** What questions may do; {@link #ordinal()} is the metric's value. */
    enum State {
        /** Ask. */
        CLOSED,
        /** Wait for what comes of the one that asks. */
        TRYING,
        /** Fail at once. */
        OPEN
    }

    /** Lets a question pass, or does not; whoever passed reports what came of it. */
    synchronized boolean admits() {
        if (state == State.CLOSED) {
            return true;
        }
        if (isResting()) {
            return false;
        }
        state = State.TRYING;
        return true;
    }

    /** Whether a question would not pass now, without letting one pass. */
    synchronized boolean isResting() {
        return state == State.TRYING || (state == State.OPEN && openUntil - ticker.read() > 0);
    }

    /** The server has answered, whatever it was. */
    synchronized void answered() {
        if (state == State.CLOSED) {
            surplus = Math.max(0, surplus - 1);
        } else if (state == State.TRYING) {
            // answers to what was asked before the rest tell nothing about now
            state = State.CLOSED;
            surplus = 0;
        }
    }

    /** The server has not answered. */
    synchronized void failed(String why) {
        lastFailure = why;
        surplus = Math.min(threshold, surplus + 1);
        if (state == State.TRYING || (state == State.CLOSED && surplus == threshold)) {
            state = State.OPEN;
            openUntil = ticker.read() + backoff.toNanos();
        }
    }

    synchronized State state() {
        return state;
    }

    /** Why no question passes, for a person. */
    synchronized String reason() {
        return "not asked for "
                + backoff.toMillis()
                + " ms at a time, after too many failures; the last one: "
                + lastFailure;
    }
}
