package io.freshet.iglu.validation.format;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Set;
import java.util.regex.Pattern;

/** Dates, times with a zone, and durations. */
final class DateTimes {

    // Snowplow: what stands between hours and minutes of an offset is not looked at
    private static final Pattern DATE_TIME =
            Pattern.compile(
                    "([0-9]{4})-([0-9]{2})-([0-9]{2})[Tt ]([0-9]{2}):([0-9]{2}):([0-9]{2})"
                            + "(?:\\.[0-9]{0,9})?(?:[Zz]|([+-])([0-9]{2}).([0-9]{2}))");

    private static final Pattern DURATION =
            Pattern.compile(
                    "-?P(?=[0-9]|T[0-9])(?:[0-9]+Y)?(?:[0-9]+M)?(?:[0-9]+[DW])?"
                            + "(?:T(?:[0-9]+H)?(?:[0-9]+M)?(?:[0-9]+(?:\\.[0-9]+)?S)?)?");

    private static final int MAX_OFFSET = 18 * 60;

    /**
     * Days that ended with a leap second, by the reference's list, which is not quite the true one.
     */
    private static final Set<String> LEAP_DAYS =
            Set.of(
                    "1971-12-31",
                    "1972-06-30",
                    "1972-12-31",
                    "1973-12-31",
                    "1974-12-31",
                    "1975-12-31",
                    "1976-12-31",
                    "1977-12-31",
                    "1978-12-31",
                    "1981-06-30",
                    "1982-06-30",
                    "1983-06-30",
                    "1985-06-30",
                    "1988-12-31",
                    "1989-12-31",
                    "1990-12-31",
                    "1992-06-30",
                    "1993-06-30",
                    "1994-06-30",
                    "1995-12-31",
                    "1997-06-30",
                    "1998-12-31",
                    "2005-12-31",
                    "2008-12-31",
                    "2012-06-30",
                    "2015-06-30",
                    "2016-12-31");

    private DateTimes() {}

    /** A day that exists, {@code yyyy-MM-dd}. */
    static boolean isDate(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** An ISO 8601 duration; weeks may stand where days do. */
    static boolean isDuration(String text) {
        return DURATION.matcher(text).matches();
    }

    /**
     * RFC 3339, with a blank for the {@code T} and a point without digits allowed as well, an
     * unknown local offset ({@code -00:00}) and offsets beyond 18 hours refused. A second of 60
     * must have been inserted in UTC, and on the same day in local time.
     */
    static boolean isDateTime(String text) {
        var m = DATE_TIME.matcher(text);
        if (!m.matches()) {
            return false;
        }
        var offset = m.group(7) == null ? 0 : offsetMinutes(m.group(7), m.group(8), m.group(9));
        var hour = number(m.group(4));
        var minute = number(m.group(5));
        var second = number(m.group(6));
        if (offset > MAX_OFFSET || hour > 23 || minute > 59 || second > 60) {
            return false;
        }
        var isLastMinute = hour - offset / 60 == 23 && minute - offset % 60 == 59;
        return isDate(text.substring(0, 10))
                && (second < 60 || (isLastMinute && LEAP_DAYS.contains(text.substring(0, 10))));
    }

    /** Minutes east of UTC, or {@code Integer.MAX_VALUE} where the offset is none. */
    private static int offsetMinutes(String sign, String hours, String minutes) {
        var offset = number(hours) * 60 + number(minutes);
        var isWrong =
                number(minutes) > 59 || offset > MAX_OFFSET || (offset == 0 && sign.equals("-"));
        if (isWrong) {
            return Integer.MAX_VALUE;
        }
        return sign.equals("-") ? -offset : offset;
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
