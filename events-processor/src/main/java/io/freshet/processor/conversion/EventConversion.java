package io.freshet.processor.conversion;

import io.freshet.event.analytics.EventJson;
import io.freshet.event.analytics.IgluSchemasHeader;
import io.freshet.event.atomic.EnrichedTsv;
import io.freshet.event.badrow.BadRow;
import io.freshet.event.badrow.BadRowJson;
import io.freshet.event.badrow.Processor;
import io.freshet.event.outcome.Outcome;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;

/**
 * Turns an enriched line into its JSON event, or into the bad row that takes its place.
 * Thread-safe.
 */
public class EventConversion {

    /** What of a row that is too large goes into the row that says so: one part in ten. */
    private static final int EXCERPT_PART = 10;

    private final Processor processor;
    private final int maxRecordBytes;
    private final InstantSource clock;

    /**
     * @param processor who signs bad rows
     * @param maxRecordBytes largest record that may be written, in bytes
     * @param clock gives bad rows their time
     */
    public EventConversion(Processor processor, int maxRecordBytes, InstantSource clock) {
        this.processor = processor;
        this.maxRecordBytes = maxRecordBytes;
        this.clock = clock;
    }

    /**
     * Converts one line.
     *
     * @param line UTF-8, without line end
     */
    public Outcome<JsonEvent> convert(byte[] line) {
        var decoded = EnrichedTsv.decode(line);
        if (decoded instanceof EnrichedTsv.Decoded.Invalid invalid) {
            var failure = invalid.error().toJson();
            return new Outcome.Bad<>(new BadRow.LoaderParsingError(processor, failure, text(line)));
        }
        var event = ((EnrichedTsv.Decoded.Event) decoded).event();
        var json = EventJson.printBytes(event);
        if (json.length > maxRecordBytes) {
            return new Outcome.Bad<>(
                    tooLarge(
                            json.length,
                            "JSON event exceeds the maximum allowed size ",
                            text(line)));
        }
        var schemas = IgluSchemasHeader.print(IgluSchemasHeader.schemas(event));
        return new Outcome.Good<>(new JsonEvent(json, schemas));
    }

    /** The row for a line that a defect of ours kept from being converted. */
    public BadRow defect(byte[] line, Throwable defect) {
        var trace = new StringWriter();
        defect.printStackTrace(new PrintWriter(trace));
        return new BadRow.GenericError(
                processor,
                clock.instant(),
                List.of(trace.toString()),
                Base64.getEncoder().encodeToString(line));
    }

    /** A bad row's JSON in UTF-8; that of a size violation where the row itself is too large. */
    public byte[] print(BadRow row) {
        var json = BadRowJson.printBytes(row);
        if (json.length <= maxRecordBytes) {
            return json;
        }
        return BadRowJson.printBytes(
                tooLarge(json.length, "bad row exceeds the maximum allowed size ", text(json)));
    }

    /**
     * The row for a value that its topic would not take.
     *
     * @param maxBytes what it might have had
     */
    public BadRow oversized(byte[] value, int maxBytes) {
        return tooLarge(
                value.length, "record exceeds what its topic takes, ", text(value), maxBytes);
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    private BadRow tooLarge(int actualBytes, String what, String text) {
        return tooLarge(actualBytes, what, text, maxRecordBytes);
    }

    private BadRow tooLarge(int actualBytes, String what, String text, int maxBytes) {
        int excerpt = Math.min(text.length(), Math.max(0, maxBytes) / EXCERPT_PART);
        return new BadRow.SizeViolation(
                processor,
                clock.instant(),
                maxBytes,
                actualBytes,
                what + maxBytes,
                text.substring(0, excerpt));
    }
}
