package io.freshet.collector.size;

import io.freshet.collector.size.OutputRecord.Stream;
import io.freshet.event.badrow.BadRow;
import io.freshet.event.badrow.BadRowJson;
import io.freshet.event.payload.CollectorPayload;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The bad rows of one payload; each stays below the size that their stream takes. */
final class SizeViolations {

    private static final String PREFIX = "oversized collector payload: ";

    private final CollectorPayload payload;
    private final String key;
    private final PayloadSplitter limits;
    private @Nullable String start;

    SizeViolations(CollectorPayload payload, String key, PayloadSplitter limits) {
        this.payload = payload;
        this.key = key;
        this.limits = limits;
    }

    /**
     * One row.
     *
     * @param actualSize bytes of what is too large
     */
    OutputRecord row(int actualSize, String why) {
        var text = start == null ? PayloadText.start(payload, limits.maxBytes() / 10) : start;
        var row = bytes(actualSize, why, text);
        while (row.length >= limits.maxBadBytes() && !text.isEmpty()) {
            text = text.substring(0, text.length() / 2);
            row = bytes(actualSize, why, text);
        }
        start = text;
        return new OutputRecord(Stream.BAD, key, row);
    }

    private byte[] bytes(int actualSize, String why, String text) {
        var row =
                new BadRow.SizeViolation(
                        limits.processor(),
                        Instant.ofEpochMilli(payload.timestamp()),
                        limits.maxBytes(),
                        actualSize,
                        PREFIX + why,
                        text);
        return BadRowJson.print(row).getBytes(StandardCharsets.UTF_8);
    }
}
