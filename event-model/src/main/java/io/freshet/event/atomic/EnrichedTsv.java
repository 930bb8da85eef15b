package io.freshet.event.atomic;

/**
 * The line form of an enriched event: 131 texts between tabs, no header, no escaping, null as
 * empty.
 */
public final class EnrichedTsv {

    /** A page view with two entities is about this long. */
    private static final int USUAL_LENGTH = 2048;

    private EnrichedTsv() {}

    /** The event as one line without line end. */
    public static String encode(EventView event) {
        var line = new StringBuilder(USUAL_LENGTH);
        for (var field : AtomicField.all()) {
            if (field.ordinal() > 0) {
                line.append('\t');
            }
            var text = event.get(field);
            if (text != null) {
                line.append(text);
            }
        }
        return line.toString();
    }
}
