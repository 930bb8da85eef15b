package io.freshet.collector.endpoint;

import io.freshet.collector.response.CollectorResponse;
import io.freshet.collector.size.OutputRecord;
import java.util.List;

/**
 * What a request comes to: the records to store first, then the response to give.
 *
 * @param kind what sort of path it was, for the metrics
 * @param fate what became of the event, if it was one
 * @param records in order; empty where nothing is to be stored
 * @param response given when all records are safe
 */
public record Answer(
        PathKind kind, Fate fate, List<OutputRecord> records, CollectorResponse response) {

    public Answer {
        records = List.copyOf(records);
    }

    /** A response without an event. */
    public static Answer only(PathKind kind, CollectorResponse response) {
        return new Answer(kind, Fate.NO_EVENT, List.of(), response);
    }

    /** What became of a request's event. */
    public enum Fate {
        /** There was none. */
        NO_EVENT,
        /** It is in {@link Answer#records}, as a payload or as a bad row. */
        TO_BE_STORED,
        /** The visitor is not to be tracked. */
        DROPPED_DO_NOT_TRACK,
        /** It comes again after the bounce. */
        DROPPED_BOUNCE,
        /** It cannot be read; the response says why. */
        REFUSED,
        /** It is more than is taken at once; the response says so. */
        TOO_LARGE,
        /** Its address has sent too many. */
        RATE_LIMITED_ADDRESS,
        /** Its application has sent too many. */
        RATE_LIMITED_APP
    }
}
