package io.freshet.loader.pg.row;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Points in time and days as Postgres reads them, always UTC, whatever the JVM's zone. */
final class PgTimestamp {

    private static final DateTimeFormatter TIMESTAMP =
            new DateTimeFormatterBuilder()
                    .appendValue(ChronoField.YEAR_OF_ERA, 4, 6, SignStyle.NEVER)
                    .appendPattern("-MM-dd HH:mm:ss")
                    .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
                    .toFormatter(Locale.ROOT);
    private static final DateTimeFormatter DATE =
            new DateTimeFormatterBuilder()
                    .appendValue(ChronoField.YEAR_OF_ERA, 4, 6, SignStyle.NEVER)
                    .appendPattern("-MM-dd")
                    .toFormatter(Locale.ROOT);

    /** Postgres' first and last day of a timestamp. */
    private static final LocalDate FIRST = LocalDate.of(-4712, 1, 1);

    private static final LocalDate LAST = LocalDate.of(294_276, 12, 31);

    private static final int SECONDS_END = 19;
    private static final int MAX_FRACTION = 6;

    private PgTimestamp() {}

    /**
     * Writes an ISO 8601 instant with {@code Z} or an offset.
     *
     * @throws DateTimeException when the text is none, or out of Postgres' range
     */
    static void write(String text, CopyBuffer out) {
        if (isPlain(text)) {
            out.plain(text, 0, 10);
            out.plain(" ", 0, 1);
            out.plain(text, 11, text.length() - 1);
            out.endCell();
        } else {
            out.plainCell(format(Instant.parse(text)));
        }
    }

    /**
     * Writes an ISO 8601 day.
     *
     * @throws DateTimeException when the text is none, or out of Postgres' range
     */
    static void writeDate(String text, CopyBuffer out) {
        var date = LocalDate.parse(text);
        out.plainCell(DATE.format(inRange(date)) + era(date));
    }

    private static String format(Instant instant) {
        var time = instant.plusNanos(500).truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
        return TIMESTAMP.format(time) + era(inRange(time.toLocalDate()));
    }

    private static LocalDate inRange(LocalDate date) {
        if (date.isBefore(FIRST) || date.isAfter(LAST)) {
            throw new DateTimeException(date + " is out of range");
        }
        return date;
    }

    private static String era(LocalDate date) {
        return date.getYear() < 1 ? " BC" : "";
    }

    /** {@code yyyy-MM-ddTHH:mm:ss[.f{1,6}]Z} that needs no calculation, which nearly all are. */
    private static boolean isPlain(String text) {
        int end = text.length() - 1;
        if (end < SECONDS_END || end > SECONDS_END + 1 + MAX_FRACTION || text.charAt(end) != 'Z') {
            return false;
        }
        boolean shape =
                text.charAt(4) == '-'
                        && text.charAt(7) == '-'
                        && text.charAt(10) == 'T'
                        && text.charAt(13) == ':'
                        && text.charAt(16) == ':'
                        && (end == SECONDS_END
                                || (text.charAt(SECONDS_END) == '.' && end > SECONDS_END + 1));
        if (!shape) {
            return false;
        }
        for (int i = SECONDS_END + 1; i < end; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return number(text, 0, 4) >= 1
                && isBetween(number(text, 5, 7), 1, 12)
                && isBetween(number(text, 8, 10), 1, 28)
                && isBetween(number(text, 11, 13), 0, 23)
                && isBetween(number(text, 14, 16), 0, 59)
                && isBetween(number(text, 17, 19), 0, 59);
    }

    private static boolean isBetween(int number, int low, int high) {
        return number >= low && number <= high;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** The number, or -1 where there is something else than digits. */
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            if (!isDigit(text.charAt(i))) {
                return -1;
            }
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }
}
