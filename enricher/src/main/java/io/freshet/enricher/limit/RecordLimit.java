package io.freshet.enricher.limit;

import io.freshet.event.badrow.BadRow;
import io.freshet.event.badrow.Processor;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;

/**
 * How large a record may be. Thread-safe.
 *
 * @param maxBytes of the value in UTF-8; 0 for no limit
 * @param processor stands in bad rows
 * @param clock tells when a bad row was made
 */
public record RecordLimit(int maxBytes, Processor processor, InstantSource clock) {

    public RecordLimit {
        if (maxBytes < 0) {
            throw new IllegalArgumentException("maxBytes must be 0 or more, was " + maxBytes);
        }
    }

    /** The row that takes the place of an enriched line that is too long, if it is. */
    public Optional<BadRow> violation(byte[] line) {
        return isWithin(line)
                ? Optional.empty()
                : Optional.of(
                        new BadRow.SizeViolation(
                                processor,
                                clock.instant(),
                                maxBytes,
                                line.length,
                                "event passed enrichment but then exceeded the maximum allowed"
                                        + " size "
                                        + maxBytes
                                        + " bytes",
                                first(line, (int) (maxBytes * 0.8))));
    }

    /** The row itself, or a short one that takes its place. */
    public PrintedRow fit(BadRow row) {
        var printed = PrintedRow.of(row);
        return isWithin(printed.json())
                ? printed
                : PrintedRow.of(
                        new BadRow.SizeViolation(
                                processor,
                                clock.instant(),
                                maxBytes,
                                printed.json().length,
                                "event failed enrichment, but resulting bad row exceeds allowed"
                                        + " size "
                                        + maxBytes,
                                first(printed.json(), maxBytes / 10)));
    }

    private boolean isWithin(byte[] utf8) {
        return maxBytes == 0 || utf8.length <= maxBytes;
    }

    private static String first(byte[] utf8, int chars) {
        var text = new String(utf8, StandardCharsets.UTF_8);
        return text.substring(0, Math.min(text.length(), chars));
    }
}
