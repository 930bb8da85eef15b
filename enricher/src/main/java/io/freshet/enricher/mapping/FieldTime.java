package io.freshet.enricher.mapping;

import io.freshet.event.atomic.TimestampText;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Points in time as they stand in fields, and what is reckoned with them. */
public final class FieldTime {

    private static final int LENGTH = 23;

    private static final int LENGTH_WITHOUT_YEAR = 19;

    private static final long DAY = Duration.ofDays(1).toMillis();

    /** No month is shorter. */
    private static final long LEAST_MONTH = 28 * DAY;

    private FieldTime() {}

    /** The text of an instant; the year has more than four digits where it must. */
    public static String format(long epochMillis) {
        return TimestampText.of(epochMillis);
    }

    /** Whether the year of an instant is one that a field can hold, 0 to 9999. */
    static boolean fits(long epochMillis) {
        return TimestampText.fits(epochMillis);
    }

    /**
     * Reads back what {@link #format} wrote for an instant that fits.
     *
     * @return milliseconds since the epoch
     * @throws DateTimeException when it is no such text
     */
    static long parse(String text) {
        if (text.length() != LENGTH) {
            throw new DateTimeException("not of the form yyyy-MM-dd HH:mm:ss.SSS: " + text);
        }
        var date =
                LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                        .toEpochDay();
        int minutes = number(text, 11, 13) * 60 + number(text, 14, 16);
        return date * DAY + (minutes * 60L + number(text, 17, 19)) * 1000 + number(text, 20, 23);
    }

    /** The day, in UTC, of a time that {@link #format} wrote, whatever its year. */
    public static LocalDate day(String text) {
        int year = text.length() - LENGTH_WITHOUT_YEAR;
        return LocalDate.of(
                Integer.parseInt(text, 0, year, 10),
                number(text, year + 1, year + 3),
                number(text, year + 4, year + 6));
    }

    /**
     * Takes from a time as much as lies between two others, counted on the calendar: years, then
     * months, then the rest to the millisecond; a day that a month has not becomes its last one.
     *
     * @param earlier not after {@code later}
     * @throws DateTimeException when one of them is no text of a time
     */
    public static String minusCalendarPeriod(String time, String earlier, String later) {
        long passed = parse(later) - parse(earlier);
        return passed < LEAST_MONTH
                ? format(parse(time) - passed)
                : format(
                        millis(
                                minusCalendarPeriod(
                                        ofMillis(parse(time)),
                                        ofMillis(parse(earlier)),
                                        ofMillis(parse(later)))));
    }

    private static LocalDateTime minusCalendarPeriod(
            LocalDateTime time, LocalDateTime earlier, LocalDateTime later) {
        long years = later.getYear() - (long) earlier.getYear();
        if (earlier.plusYears(years).isAfter(later)) {
            years--;
        }
        var afterYears = earlier.plusYears(years);
        long months =
                12L * (later.getYear() - afterYears.getYear())
                        + later.getMonthValue()
                        - afterYears.getMonthValue();
        if (afterYears.plusMonths(months).isAfter(later)) {
            months--;
        }
        var rest = Duration.between(afterYears.plusMonths(months), later);
        return time.minusYears(years).minusMonths(months).minus(rest);
    }

    private static LocalDateTime ofMillis(long epochMillis) {
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(epochMillis, 1000L),
                (int) Math.floorMod(epochMillis, 1000L) * 1_000_000,
                ZoneOffset.UTC);
    }

    private static long millis(LocalDateTime time) {
        return time.toInstant(ZoneOffset.UTC).toEpochMilli();
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new DateTimeException("not of the form yyyy-MM-dd HH:mm:ss.SSS: " + text);
            }
            number = number * 10 + digit;
        }
        return number;
    }
}
