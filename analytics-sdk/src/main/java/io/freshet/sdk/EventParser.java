package io.freshet.sdk;

import io.freshet.event.atomic.AtomicField;
import io.freshet.event.atomic.EnrichedTsv;
import io.freshet.event.atomic.TextLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads enriched events: lines of 131 columns between tabs, as they stand in the topic or file that
 * the enricher writes to. What is no event comes back as a value, with everything that is wrong
 * with it. Immutable, for any number of threads.
 */
public final class EventParser {

    private static final EventParser STANDARD = new EventParser(TextLimits.NONE);

    private final TextLimits limits;

    private EventParser(TextLimits limits) {
        this.limits = limits;
    }

    /** A parser that takes texts of any length. */
    public static EventParser standard() {
        return STANDARD;
    }

    /**
     * A parser that cuts longer texts.
     *
     * @param maxLengths how long the text of a column may be, in UTF-16 units, from 1 on; {@link
     *     Fields#maxLengths()} is the published table. Columns that are not named, and those that
     *     hold no text, are left as they are
     */
    public static EventParser truncating(Map<? extends Field<?>, Integer> maxLengths) {
        var byColumn = new EnumMap<AtomicField, Integer>(AtomicField.class);
        maxLengths.forEach((field, max) -> byColumn.put(field.column(), max));
        return new EventParser(TextLimits.of(byColumn));
    }

    /** Reads a line, which has no line end. */
    public ParseResult parse(String line) {
        return result(EnrichedTsv.decode(line, limits));
    }

    /** Reads a line in UTF-8, which has no line end; malformed bytes become U+FFFD. */
    public ParseResult parse(byte[] line) {
        return result(EnrichedTsv.decode(line, 0, line.length, limits));
    }

    /** As {@link #parse(byte[])}, from what remains in a buffer, which stays as it is. */
    public ParseResult parse(ByteBuffer line) {
        if (line.hasArray()) {
            int from = line.arrayOffset() + line.position();
            return result(EnrichedTsv.decode(line.array(), from, from + line.remaining(), limits));
        }
        var bytes = new byte[line.remaining()];
        line.duplicate().get(bytes);
        return parse(bytes);
    }

    /**
     * Reads a line that is known to be an event.
     *
     * @throws EventParsingException if it is none
     */
    public Event parseOrThrow(String line) {
        return parse(line).orElseThrow();
    }

    /**
     * Reads lines as they are asked for, one result each, in order. A line ends at a line feed, or
     * at a carriage return and a line feed; nothing is expected after the last line end. Closing
     * the stream closes the reader.
     *
     * @throws java.io.UncheckedIOException while the stream is read, where reading fails
     */
    public Stream<ParseResult> lines(Reader lines) {
        return LineSplitter.split(lines).map(this::parse);
    }

    /** As {@link #lines(Reader)}, in UTF-8. */
    public Stream<ParseResult> lines(InputStream lines) {
        return lines(new InputStreamReader(lines, StandardCharsets.UTF_8));
    }

    /**
     * As {@link #lines(Reader)}, from a file in UTF-8, which is open until the stream is closed.
     *
     * @throws IOException where the file cannot be opened
     */
    public Stream<ParseResult> lines(Path file) throws IOException {
        return lines(Files.newInputStream(file));
    }

    static ParseResult result(EnrichedTsv.Decoded decoded) {
        return decoded instanceof EnrichedTsv.Decoded.Event good
                ? new ParseResult.Good(new Event(good.event()))
                : new ParseResult.Bad(((EnrichedTsv.Decoded.Invalid) decoded).error());
    }
}
