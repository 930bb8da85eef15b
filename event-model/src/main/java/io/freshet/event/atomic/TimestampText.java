package io.freshet.event.atomic;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;

/**
 * Points in time as they stand in columns: {@code yyyy-MM-dd HH:mm:ss.SSS} in UTC. Every event has
 * five of them, so that they are written by hand.
 */
public final class TimestampText {

    private static final int LENGTH = 23;

    private static final long DAY = Duration.ofDays(1).toMillis();

    private static final long FIRST_MILLIS = LocalDate.of(0, 1, 1).toEpochDay() * DAY;

    private static final long END_MILLIS = LocalDate.of(10_000, 1, 1).toEpochDay() * DAY;

    private TimestampText() {}

    /** Whether the year of an instant is one that a column can hold, 0 to 9999. */
    public static boolean fits(long epochMillis) {
        return epochMillis >= FIRST_MILLIS && epochMillis < END_MILLIS;
    }

    /** The text of an instant; the year has more than four digits where it must. */
    public static String of(long epochMillis) {
        var date = LocalDate.ofEpochDay(Math.floorDiv(epochMillis, DAY));
        int millis = (int) Math.floorMod(epochMillis, DAY);
        var text = new byte[LENGTH];
        int year = Math.abs(date.getYear());
        two(text, 0, year / 100 % 100);
        two(text, 2, year % 100);
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
        var shown = new String(text, StandardCharsets.ISO_8859_1);
        return fits(epochMillis) ? shown : beyondFourDigits(date.getYear(), shown);
    }

    private static String beyondFourDigits(int year, String lastFourDigits) {
        int more = Math.abs(year) / 10_000;
        return (year < 0 ? "-" : "") + (more == 0 ? "" : more) + lastFourDigits;
    }

    private static void two(byte[] text, int at, int number) {
        text[at] = (byte) ('0' + number / 10);
        text[at + 1] = (byte) ('0' + number % 10);
    }
}
