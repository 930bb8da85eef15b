package io.freshet.collector.metrics;

import io.freshet.collector.request.Rejection;
import io.freshet.collector.sink.SinkFailure;

/**
 * Why an event was not taken. A small closed set: it is the label {@code reason} of {@code
 * freshet_collector_events_refused_total}.
 */
public enum Refusal {
    /** The bytes are no request, or no event can be read in them: 400, 403, 415, 501, 505. */
    MALFORMED,
    /** Target, headers or body are too long: 413, 414, 431. */
    TOO_LARGE,
    /** The request took too long to arrive: 408. */
    REQUEST_TIMEOUT,
    /** The connection ended before the request was complete; nobody was answered. */
    CUT_OFF,
    /** The client's address sends too often: 429. */
    RATE_LIMITED_ADDRESS,
    /** The application sends too often: 429. */
    RATE_LIMITED_APP,
    /** Too much is waiting already: 503. */
    BUFFER_FULL,
    /** The stream did not take the record in time: 503. */
    NOT_ACKNOWLEDGED,
    /** The brokers did not take the record, and the spool has no room: 503. */
    SPOOL_FULL,
    /** The brokers did not take the record, and the spool's disk refused it: 503. */
    SPOOL_FAILED,
    /** The request had waited long enough for its record to be safe: 503. */
    RESPONSE_TIMEOUT,
    /** A defect of ours: 500. */
    DEFECT;

    /** The reason behind a rejection's status. */
    public static Refusal of(Rejection rejection) {
        return switch (rejection.status()) {
            case 408 -> REQUEST_TIMEOUT;
            case 413, 414, 431 -> TOO_LARGE;
            case 503 -> BUFFER_FULL;
            default -> MALFORMED;
        };
    }

    /** The reason that a sink gave. */
    public static Refusal of(SinkFailure.Reason reason) {
        return switch (reason) {
            case BUFFER_FULL -> BUFFER_FULL;
            case NOT_ACKNOWLEDGED -> NOT_ACKNOWLEDGED;
            case SPOOL_FULL -> SPOOL_FULL;
            case SPOOL_FAILED -> SPOOL_FAILED;
            case RESPONSE_TIMEOUT -> RESPONSE_TIMEOUT;
        };
    }
}
