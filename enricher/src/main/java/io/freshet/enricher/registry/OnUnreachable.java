package io.freshet.enricher.registry;

/** What to do with an event when a registry does not answer and no other one has the schema. */
public enum OnUnreachable {
    /** Wait: the partition stands still until the registry answers. */
    HOLD,
    /** Make a bad row, as the reference does. */
    BAD_ROW
}
