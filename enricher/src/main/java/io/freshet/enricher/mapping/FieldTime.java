package io.freshet.enricher.mapping;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Points in time as they stand in fields: {@code yyyy-MM-dd HH:mm:ss.SSS} in UTC. Every event has
 * five of them, so that they are written and read by hand.
 */
public final class FieldTime {

    /** What a field can hold: years of four digits, from year 0 on. */
    private static final long FIRST_MILLIS = LocalDate.of(0, 1, 1).toEpochDay() * 86_400_000;

    private static final long END_MILLIS = LocalDate.of(10_000, 1, 1).toEpochDay() * 86_400_000;

    private static final int LENGTH = 23;

    private static final long DAY = Duration.ofDays(1).toMillis();

    /** No month is shorter. */
    private static final long LEAST_MONTH = 28 * DAY;

    private FieldTime() {}

    /** The text of an instant; the year has more than four digits where it must. */
    public static String format(long epochMillis) {
        if (!fits(epochMillis)) {
            return beyondFourDigits(epochMillis);
        }
        var date = LocalDate.ofEpochDay(Math.floorDiv(epochMillis, DAY));
        int millis = (int) Math.floorMod(epochMillis, DAY);
        var text = new byte[LENGTH];
        two(text, 0, date.getYear() / 100);
        two(text, 2, date.getYear() % 100);
        text[4] = '-';
        two(text, 5, date.getMonthValue());
        text[7] = '-';
        two(text, 8, date.getDayOfMonth());
        text[10] = ' ';
        two(text, 11, millis / 3_600_000);
        text[13] = ':';
        two(text, 14, millis / 60_000 % 60);
        text[16] = ':';
        two(text, 17, millis / 1000 % 60);
        text[19] = '.';
        text[20] = (byte) ('0' + millis / 100 % 10);
        two(text, 21, millis % 100);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    /** Whether the year of an instant is one that a field can hold, 0 to 9999. */
    static boolean fits(long epochMillis) {
        return epochMillis >= FIRST_MILLIS && epochMillis < END_MILLIS;
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

    private static String beyondFourDigits(long epochMillis) {
        int year = ofMillis(epochMillis).getYear();
        // Four centuries have the same days wherever they begin, so that the rest can be taken from
        // a year that fits.
        int shown = Math.floorMod(year, 400);
        long sameDay = ofMillis(epochMillis).toLocalDate().withYear(shown).toEpochDay();
        var rest = format(sameDay * DAY + Math.floorMod(epochMillis, DAY)).substring(4);
        return String.format(year < 0 ? "-%04d%s" : "%04d%s", Math.abs(year), rest);
    }

    private static LocalDateTime ofMillis(long epochMillis) {
        return LocalDateTime.ofEpochSecond(
                Math.floorDiv(epochMillis, 1000L),
                (int) Math.floorMod(epochMillis, 1000L) * 1_000_000,
                ZoneOffset.UTC);
    }

    private static long millis(LocalDateTime time) {
        return time.toEpochSecond(ZoneOffset.UTC) * 1000 + time.getNano() / 1_000_000;
    }

    private static void two(byte[] text, int at, int number) {
        text[at] = (byte) ('0' + number / 10);
        text[at + 1] = (byte) ('0' + number % 10);
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
