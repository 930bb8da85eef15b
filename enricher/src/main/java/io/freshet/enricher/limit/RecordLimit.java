package io.freshet.enricher.limit;

import io.freshet.event.badrow.BadRow;
import io.freshet.event.badrow.BadRowJson;
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
    public Optional<BadRow> violation(String line) {
        int size = maxBytes == 0 ? 0 : utf8Length(line);
        return size <= maxBytes
                ? Optional.empty()
                : Optional.of(
                        new BadRow.SizeViolation(
                                processor,
                                clock.instant(),
                                maxBytes,
                                size,
                                "event passed enrichment but then exceeded the maximum allowed"
                                        + " size "
                                        + maxBytes
                                        + " bytes",
                                first(line, (int) (maxBytes * 0.8))));
    }

    /** The row itself, or a short one that takes its place. */
    public BadRow fit(BadRow row) {
        if (maxBytes == 0) {
            return row;
        }
        var json = BadRowJson.print(row);
        int size = utf8Length(json);
        return size <= maxBytes
                ? row
                : new BadRow.SizeViolation(
                        processor,
                        clock.instant(),
                        maxBytes,
                        size,
                        "event failed enrichment, but resulting bad row exceeds allowed size "
                                + maxBytes,
                        first(json, maxBytes / 10));
    }

    private static String first(String text, int chars) {
        return text.substring(0, Math.min(text.length(), chars));
    }

    private static int utf8Length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
