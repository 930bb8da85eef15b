package io.freshet.iglu.validation.format;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** Dates, times with a zone, and durations. */
final class DateTimes {

    private static final Pattern DATE_TIME =
            Pattern.compile(
                    "([0-9]{4})-([0-9]{2})-([0-9]{2})[Tt ]([0-9]{2}):([0-9]{2}):([0-9]{2})"
                            + "(?:\\.[0-9]{0,9})?(?:[Zz]|([+-])([0-9]{2}):([0-9]{2}))");

    private static final Pattern DURATION =
            Pattern.compile(
                    "-?P(?=[0-9]|T[0-9])(?:[0-9]+Y)?(?:[0-9]+M)?(?:[0-9]+[DW])?"
                            + "(?:T(?:[0-9]+H)?(?:[0-9]+M)?(?:[0-9]+(?:\\.[0-9]+)?S)?)?");

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

    /** RFC 3339, with a blank for the {@code T} and a point without digits allowed as well. */
    static boolean isDateTime(String text) {
        var m = DATE_TIME.matcher(text);
        if (!m.matches()) {
            return false;
        }
        try {
            LocalDate.of(number(m.group(1)), number(m.group(2)), number(m.group(3)));
        } catch (DateTimeException e) {
            return false;
        }
        return number(m.group(4)) <= 23 && number(m.group(5)) <= 59 && number(m.group(6)) <= 59;
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
