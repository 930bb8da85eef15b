package io.freshet.enricher.webhook;

import io.freshet.enricher.mapping.FieldTime;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/** Vendors' times as JSON Schema wants them: {@code yyyy-MM-dd'T'HH:mm:ss.SSSZ} in UTC. */
final class EventTime {

    /** Lenient as the reference's parser: fewer digits, a year of up to nine with a sign. */
    private static final Pattern DATE_TIME =
            Pattern.compile(
                    "([+-]?[0-9]{1,9})-([0-9]{1,2})-([0-9]{1,2})"
                            + " ([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})");

    private EventTime() {}

    /** Milliseconds since 1970. */
    static String ofMillis(long millis) {
        return FieldTime.format(millis).replace(' ', 'T') + "Z";
    }

    /**
     * Seconds since 1970. What is too large to be milliseconds overflows into another time, which
     * is the reference's answer, too.
     */
    static String ofSeconds(long seconds) {
        return ofMillis(seconds * 1000);
    }

    /** {@code yyyy-MM-dd HH:mm:ss} in UTC; any other text stays as it is. */
    static String ofDateTime(String text) {
        var parts = DATE_TIME.matcher(text);
        if (!parts.matches()) {
            return text;
        }
        try {
            var time =
                    LocalDateTime.of(
                            Integer.parseInt(parts.group(1)),
                            Integer.parseInt(parts.group(2)),
                            Integer.parseInt(parts.group(3)),
                            Integer.parseInt(parts.group(4)),
                            Integer.parseInt(parts.group(5)),
                            Integer.parseInt(parts.group(6)));
            return ofMillis(Math.multiplyExact(time.toEpochSecond(ZoneOffset.UTC), 1000L));
        } catch (DateTimeException | ArithmeticException notOnTheCalendar) {
            return text;
        }
    }
}
