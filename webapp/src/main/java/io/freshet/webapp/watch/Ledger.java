package io.freshet.webapp.watch;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The books of a window: what the collector received has ended in one way or another, or is under
 * way.
 *
 * @param received events in payloads, and requests that became bad rows at once
 * @param good events in JSON, repeated ones apart
 * @param failed events kept as far as they got; their bad rows are counted as bad, so they are no
 *     part of the sum
 * @param bad bad rows that took an event's place
 * @param dropped events that the enricher says it dropped
 * @param duplicate events that came before
 * @param inFlight events that have no outcome yet
 */
public record Ledger(
        long received,
        long good,
        long failed,
        long bad,
        long dropped,
        long duplicate,
        long inFlight) {

    /** What was received and is nowhere; negative where more came out than went in. */
    public long difference() {
        return received - good - bad - dropped - duplicate - inFlight;
    }

    /** As the API gives it. */
    public ObjectNode toJson() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("received", received)
                .put("good", good)
                .put("failed", failed)
                .put("bad", bad)
                .put("dropped", dropped)
                .put("duplicate", duplicate)
                .put("inFlight", inFlight)
                .put("difference", difference());
    }
}
