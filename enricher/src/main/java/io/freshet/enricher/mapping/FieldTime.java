package io.freshet.enricher.mapping;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** Points in time as they stand in fields: {@code yyyy-MM-dd HH:mm:ss.SSS} in UTC. */
public final class FieldTime {

    /** What a field cannot hold: years beyond four digits, and years before year 0. */
    private static final int MAX_YEAR = 9999;

    private FieldTime() {}

    /** The text of an instant; the year has more than four digits where it must. */
    public static String format(long epochMillis) {
        return format(ofMillis(epochMillis));
    }

    /** The text of a time in UTC. */
    public static String format(LocalDateTime time) {
        var text = new StringBuilder(24);
        year(text, time.getYear());
        two(text.append('-'), time.getMonthValue());
        two(text.append('-'), time.getDayOfMonth());
        two(text.append(' '), time.getHour());
        two(text.append(':'), time.getMinute());
        two(text.append(':'), time.getSecond());
        int millis = time.getNano() / 1_000_000;
        two(text.append('.').append((char) ('0' + millis / 100)), millis % 100);
        return text.toString();
    }

    /**
     * Reads back what {@link #format} wrote.
     *
     * @throws java.time.DateTimeException when it is no such text
     */
    public static LocalDateTime parse(String text) {
        return LocalDateTime.parse(text.replace(' ', 'T'));
    }

    /** Whether the year of an instant is one that a field can hold, 0 to 9999. */
    static boolean fits(long epochMillis) {
        int year = ofMillis(epochMillis).getYear();
        return year >= 0 && year <= MAX_YEAR;
    }

    private static LocalDateTime ofMillis(long epochMillis) {
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(epochMillis, 1000L),
                (int) Math.floorMod(epochMillis, 1000L) * 1_000_000,
                ZoneOffset.UTC);
    }

    private static void year(StringBuilder text, int year) {
        int digits = Math.abs(year);
        if (year < 0) {
            text.append('-');
        }
        for (int power = 1000; power > 1 && digits < power; power /= 10) {
            text.append('0');
        }
        text.append(digits);
    }

    private static void two(StringBuilder text, int number) {
        text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }

    /**
     * Takes from a time as much as lies between two others, counted on the calendar: years, then
     * months, then the rest to the millisecond; a day that a month has not becomes its last one.
     *
     * @param earlier not after {@code later}
     */
    public static LocalDateTime minusCalendarPeriod(
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
}
