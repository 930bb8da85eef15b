package io.freshet.loader.pg.cell;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Points in time and days that Postgres has, always UTC, whatever the JVM's zone. */
public final class PgTimestamp {

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

    private static final long MICROS = 1_000_000;
    private static final long SECONDS_OF_DAY = 86_400;

    /** Days from 0000-03-01 to 1970-01-01. */
    private static final int MARCH_OF_YEAR_0 = 719_468;

    private static final int SECONDS_END = 19;
    private static final int MAX_FRACTION = 6;
    private static final long UNUSUAL = Long.MIN_VALUE;

    private PgTimestamp() {}

    /**
     * Reads an ISO 8601 instant with {@code Z} or an offset.
     *
     * @return microseconds since 1970
     * @throws DateTimeException when the text is none, or out of Postgres' range
     */
    static long parse(char[] chars, int from, int length) {
        long micros = usual(chars, from, length);
        return micros == UNUSUAL ? parse(new String(chars, from, length)) : micros;
    }

    /** As {@link #parse(char[], int, int)}. */
    static long parse(String text) {
        var time = Instant.parse(text).plusNanos(500).truncatedTo(ChronoUnit.MICROS);
        inRange(time.atOffset(ZoneOffset.UTC).toLocalDate());
        return time.getEpochSecond() * MICROS + time.getNano() / 1000;
    }

    /**
     * Reads an ISO 8601 day.
     *
     * @return days since 1970-01-01
     * @throws DateTimeException when the text is none, or out of Postgres' range
     */
    static int parseDate(String text) {
        return (int) inRange(LocalDate.parse(text)).toEpochDay();
    }

    /** A point in time as Postgres reads it. */
    static String print(long micros) {
        var time =
                LocalDateTime.ofEpochSecond(
                        Math.floorDiv(micros, MICROS),
                        (int) Math.floorMod(micros, MICROS) * 1000,
                        ZoneOffset.UTC);
        return TIMESTAMP.format(time) + era(time.toLocalDate());
    }

    /** A day as Postgres reads it. */
    static String printDate(int epochDay) {
        var date = LocalDate.ofEpochDay(epochDay);
        return DATE.format(date) + era(date);
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

    /** Reads {@code yyyy-MM-ddTHH:mm:ss[.f{1,6}]Z}, which nearly all are, or says UNUSUAL. */
    private static long usual(char[] text, int from, int length) {
        int end = length - 1;
        if (end < SECONDS_END || end > SECONDS_END + 1 + MAX_FRACTION) {
            return UNUSUAL;
        }
        boolean shape =
                text[from + end] == 'Z'
                        && text[from + 4] == '-'
                        && text[from + 7] == '-'
                        && text[from + 10] == 'T'
                        && text[from + 13] == ':'
                        && text[from + 16] == ':'
                        && (end == SECONDS_END
                                || (text[from + SECONDS_END] == '.' && end > SECONDS_END + 1));
        if (!shape) {
            return UNUSUAL;
        }
        int year = number(text, from, 4);
        int month = number(text, from + 5, 2);
        int day = number(text, from + 8, 2);
        int hour = number(text, from + 11, 2);
        int minute = number(text, from + 14, 2);
        int second = number(text, from + 17, 2);
        int fraction =
                end == SECONDS_END
                        ? 0
                        : number(text, from + SECONDS_END + 1, end - SECONDS_END - 1);
        boolean valid =
                year >= 1
                        && isBetween(month, 1, 12)
                        && isBetween(day, 1, 31)
                        && isBetween(hour, 0, 23)
                        && isBetween(minute, 0, 59)
                        && isBetween(second, 0, 59)
                        && fraction >= 0;
        if (!valid || (day > 28 && day > YearMonth.of(year, month).lengthOfMonth())) {
            return UNUSUAL;
        }
        long seconds = (hour * 60 + minute) * 60L + second;
        for (int digits = end - SECONDS_END - 1; digits < MAX_FRACTION; digits++) {
            fraction *= 10;
        }
        return (epochDay(year, month, day) * SECONDS_OF_DAY + seconds) * MICROS + fraction;
    }

    /** Days since 1970-01-01, without an object for each. */
    private static long epochDay(int year, int month, int day) {
        // Years that begin in March have their leap day at the end.
        int y = month > 2 ? year : year - 1;
        int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        return y * 365L + y / 4 - y / 100 + y / 400 + dayOfYear - MARCH_OF_YEAR_0;
    }

    private static boolean isBetween(int number, int low, int high) {
        return number >= low && number <= high;
    }

    /** The number, or -1 where there is something else than digits. */
    private static int number(char[] text, int from, int length) {
        int number = 0;
        for (int i = from; i < from + length; i++) {
            if (text[i] < '0' || text[i] > '9') {
                return -1;
            }
            number = number * 10 + text[i] - '0';
        }
        return number;
    }
}
