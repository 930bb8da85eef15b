package io.freshet.enricher.enrichment.lookup;

import java.util.Locale;

/** A question without the answer that was wanted; the reason is for a bad row. */
public final class LookupFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final String reason;

    /** With the exception that tells more. */
    public LookupFailure(Kind kind, String reason, Throwable cause) {
        super(reason, cause);
        this.reason = reason;
        this.kind = kind;
    }

    /** All that is known stands in the reason. */
    public LookupFailure(Kind kind, String reason) {
        super(reason);
        this.reason = reason;
        this.kind = kind;
    }

    /** What went wrong. */
    public Kind kind() {
        return kind;
    }

    /** Why there is no answer, in the words of the bad row; the message says the same. */
    public String reason() {
        return reason;
    }

    /** Ways to go without an answer. */
    public enum Kind {
        /** There is no way to the server. */
        UNREACHABLE,
        /** The server does not answer in time. */
        TIMEOUT,
        /** The server says that it cannot answer now. */
        SERVER_ERROR,
        /** The server has answered this question, but not with what was wanted. */
        REJECTED,
        /** The server is left alone, after failures. */
        NOT_ASKED,
        /** Too many questions are waiting for their turn. */
        NO_ROOM;

        /** Whether other questions would go the same way, so that the server is left alone. */
        boolean isOutage() {
            return this == UNREACHABLE || this == TIMEOUT || this == SERVER_ERROR;
        }

        /** Whether the server has been asked at all, so that the failure is worth remembering. */
        boolean wasAsked() {
            return this != NOT_ASKED && this != NO_ROOM;
        }

        /** In metrics. */
        String tag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
