package io.freshet.collector.sink;

import io.freshet.collector.spool.Placement.Refusal;
import org.jspecify.annotations.Nullable;

/** A record that was not stored; the client is told to keep it. */
public final class SinkFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why a record was not stored; a small closed set, so that it can be a metric's label. */
    public enum Reason {
        /** Too much is waiting already. */
        BUFFER_FULL,
        /** The stream did not take it in time. */
        NOT_ACKNOWLEDGED,
        /** The request had waited long enough. */
        RESPONSE_TIMEOUT,
        /** The brokers did not take it, and the spool has no room. */
        SPOOL_FULL,
        /** The brokers did not take it, and the spool's disk refused it. */
        SPOOL_FAILED
    }

    /** Without a stack trace: it would tell nothing, and there may be thousands a second. */
    public SinkFailure(Reason reason, @Nullable Throwable cause) {
        super(reason.name(), cause, false, false);
        this.reason = reason;
    }

    /** What the spool's refusal means. */
    static SinkFailure of(Refusal refusal, @Nullable Throwable cause) {
        var reason =
                switch (refusal) {
                    case FULL -> Reason.SPOOL_FULL;
                    case BUSY -> Reason.BUFFER_FULL;
                    case FAILED -> Reason.SPOOL_FAILED;
                    case CLOSED -> Reason.NOT_ACKNOWLEDGED;
                };
        return new SinkFailure(reason, cause);
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }
}
