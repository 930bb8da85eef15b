package io.freshet.event.atomic;

/**
 * The line form of an enriched event: 131 texts between tabs, no header, no escaping, null as
 * empty.
 */
public final class EnrichedTsv {

    private EnrichedTsv() {}

    /** The event as one line without line end. */
    public static String encode(EventView event) {
        throw new UnsupportedOperationException("to come");
    }
}
