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

    /**
     * Reads a line, by the rules of Snowplow's analytics SDK: split at every tab, nothing trimmed
     * or unescaped, every column checked by its {@link AtomicField.Kind}, all errors gathered.
     *
     * @param line without line end
     */
    public static Decoded decode(String line) {
        var cells = new String[AtomicField.COUNT];
        int count = 0;
        int start = 0;
        for (int tab = line.indexOf('\t'); tab >= 0; tab = line.indexOf('\t', start)) {
            if (count < cells.length) {
                cells[count] = line.substring(start, tab);
            }
            count++;
            start = tab + 1;
        }
        if (count == 0) {
            return new Decoded.Invalid(new ParsingError.NotTsv());
        }
        if (count + 1 != cells.length) {
            return new Decoded.Invalid(new ParsingError.FieldNumberMismatch(count + 1));
        }
        cells[count] = line.substring(start);
        return RowReader.read(cells);
    }

    /** What a line was. */
    public sealed interface Decoded {

        /**
         * An event.
         *
         * @param event every column checked
         */
        record Event(ParsedEvent event) implements Decoded {}

        /**
         * No event.
         *
         * @param error why not
         */
        record Invalid(ParsingError error) implements Decoded {}
    }
}
