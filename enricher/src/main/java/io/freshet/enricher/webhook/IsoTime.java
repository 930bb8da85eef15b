package io.freshet.enricher.webhook;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Times as ISO 8601 writes them, read as leniently as the reference does: anything but the year may
 * be missing from the end on, numbers may be shorter, and without offset a time is in UTC.
 */
final class IsoTime {

    private static final Pattern TIME =
            Pattern.compile(
                    "([+-]?[0-9]{1,9})(?:-([0-9]{1,2})(?:-([0-9]{1,2}))?)?"
                            + "(?:T(?:([0-9]{1,2})(?::([0-9]{1,2})"
                            + "(?::([0-9]{1,2})(?:[.,]([0-9]+))?)?)?)?"
                            + "(Z|[+-][0-9]{2}(?::?[0-9]{2})?)?)?");

    private static final int NANO_DIGITS = 9;

    private IsoTime() {}

    /** Reads a text; empty if it is no time or further away than milliseconds in 64 bits reach. */
    static Optional<Instant> parse(String text) {
        var parts = TIME.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            var time =
                    LocalDateTime.of(
                            number(parts.group(1), 0),
                            number(parts.group(2), 1),
                            number(parts.group(3), 1),
                            number(parts.group(4), 0),
                            number(parts.group(5), 0),
                            number(parts.group(6), 0),
                            nanos(parts.group(7)));
            var instant = time.toInstant(offset(parts.group(8)));
            return Optional.of(Instant.ofEpochMilli(instant.toEpochMilli()));
        } catch (DateTimeException | ArithmeticException notOnTheCalendar) {
            return Optional.empty();
        }
    }

    private static int number(@Nullable String digits, int otherwise) {
        return digits == null ? otherwise : Integer.parseInt(digits);
    }

    private static int nanos(@Nullable String fraction) {
        return fraction == null
                ? 0
                : Integer.parseInt((fraction + "0".repeat(NANO_DIGITS)).substring(0, NANO_DIGITS));
    }

    private static ZoneOffset offset(@Nullable String offset) {
        return offset == null ? ZoneOffset.UTC : ZoneOffset.of(offset);
    }
}
