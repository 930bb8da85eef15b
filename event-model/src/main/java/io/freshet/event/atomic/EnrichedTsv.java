package io.freshet.event.atomic;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The line form of an enriched event: 131 texts between tabs, no header, no escaping, null as
 * empty.
 */
public final class EnrichedTsv {

    private EnrichedTsv() {}

    /** The event as one line without line end. */
    public static String encode(EventView event) {
        var line = new StringBuilder(length(event));
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

    private static int length(EventView event) {
        int length = AtomicField.COUNT - 1;
        for (var field : AtomicField.all()) {
            var text = event.get(field);
            length += text == null ? 0 : text.length();
        }
        return length;
    }

    /** As {@link #encode}, in UTF-8. An unpaired surrogate becomes {@code ?}. */
    public static byte[] encodeBytes(EventView event) {
        // By way of a text: Java copies ASCII from one to the other many times faster than we can.
        return encode(event).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads a line, by the rules of Snowplow's analytics SDK: split at every tab, nothing trimmed
     * or unescaped, every column checked by its {@link AtomicField.Kind}, all errors gathered.
     *
     * @param line without line end
     */
    public static Decoded decode(String line) {
        return decode(line, TextLimits.NONE);
    }

    /** As {@link #decode(String)}, texts cut to their limits before they are checked. */
    public static Decoded decode(String line, TextLimits limits) {
        var cells = new @Nullable String[AtomicField.COUNT];
        int count = 0;
        int start = 0;
        for (int tab = line.indexOf('\t'); tab >= 0; tab = line.indexOf('\t', start)) {
            if (count < cells.length && tab > start) {
                cells[count] = line.substring(start, tab);
            }
            count++;
            start = tab + 1;
        }
        var wrong = wrongCount(count);
        if (wrong != null) {
            return new Decoded.Invalid(wrong);
        }
        cells[count] = line.substring(start);
        return RowReader.read(cells, limits);
    }

    /** As {@link #decode(String)}, from UTF-8; malformed bytes become U+FFFD. */
    public static Decoded decode(byte[] line) {
        return decode(line, 0, line.length, TextLimits.NONE);
    }

    /**
     * As {@link #decode(byte[])}, from a part of an array.
     *
     * @param from the first byte of the line
     * @param to the byte after the last
     */
    public static Decoded decode(byte[] line, int from, int to, TextLimits limits) {
        // Cell by cell: most are ASCII, which Java reads many times faster than anything else.
        var cells = new @Nullable String[AtomicField.COUNT];
        int count = 0;
        int start = from;
        for (int i = from; i < to; i++) {
            if (line[i] == '\t') {
                if (count < cells.length && i > start) {
                    cells[count] = new String(line, start, i - start, StandardCharsets.UTF_8);
                }
                count++;
                start = i + 1;
            }
        }
        var wrong = wrongCount(count);
        if (wrong != null) {
            return new Decoded.Invalid(wrong);
        }
        cells[count] = new String(line, start, to - start, StandardCharsets.UTF_8);
        return RowReader.read(cells, limits);
    }

    /** Reads the line of a failed event, any column of which may be empty. */
    public static Decoded decodeFailed(byte[] line) {
        var cells = new String(line, StandardCharsets.UTF_8).split("\t", -1);
        var wrong = wrongCount(cells.length - 1);
        return wrong == null ? RowReader.readFailed(cells) : new Decoded.Invalid(wrong);
    }

    /** Checks the texts of an event as if they had stood in a line. */
    public static Decoded check(EventView event) {
        var cells = new @Nullable String[AtomicField.COUNT];
        for (var field : AtomicField.all()) {
            cells[field.ordinal()] = event.get(field);
        }
        return RowReader.read(cells, TextLimits.NONE);
    }

    private static @Nullable ParsingError wrongCount(int tabs) {
        if (tabs == 0) {
            return new ParsingError.NotTsv();
        }
        return tabs + 1 == AtomicField.COUNT
                ? null
                : new ParsingError.FieldNumberMismatch(tabs + 1);
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
