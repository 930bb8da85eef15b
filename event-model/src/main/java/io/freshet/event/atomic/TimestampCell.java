package io.freshet.event.atomic;

import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code yyyy-MM-dd HH:mm:ss[.fraction]} into ISO text. The usual form is checked and copied
 * digit by digit; all else (years beyond 9999, hour 24, a second 60) is left to {@link Instant},
 * whose rules are the reference's.
 */
final class TimestampCell {

    private static final String LAYOUT = "0000-00-00 00:00:00";
    private static final int MILLIS_LENGTH = LAYOUT.length() + 4;

    private TimestampCell() {}

    /** The instant as ISO text with {@code Z}, or null when the cell is no timestamp. */
    static @Nullable String toIso(String cell) {
        return isPlain(cell) ? plain(cell) : odd(cell);
    }

    private static String plain(String cell) {
        int end = LAYOUT.length();
        var iso = new StringBuilder(MILLIS_LENGTH + 1).append(cell, 0, end);
        iso.setCharAt(10, 'T');
        if (cell.length() == MILLIS_LENGTH && !cell.endsWith(".000")) {
            iso.append(cell, end, MILLIS_LENGTH);
        }
        return iso.append('Z').toString();
    }

    /** Whether the cell has the usual form, with no or three fraction digits, and exists. */
    private static boolean isPlain(String cell) {
        int length = cell.length();
        if (length != LAYOUT.length() && length != MILLIS_LENGTH) {
            return false;
        }
        for (int i = 0; i < LAYOUT.length(); i++) {
            char wanted = LAYOUT.charAt(i);
            char c = cell.charAt(i);
            if (wanted == '0' ? c < '0' || c > '9' : c != wanted) {
                return false;
            }
        }
        return (length == LAYOUT.length() || hasMillis(cell)) && exists(cell);
    }

    private static boolean hasMillis(String cell) {
        boolean digits = cell.charAt(LAYOUT.length()) == '.';
        for (int i = LAYOUT.length() + 1; i < MILLIS_LENGTH; i++) {
            digits &= cell.charAt(i) >= '0' && cell.charAt(i) <= '9';
        }
        return digits;
    }

    private static boolean exists(String cell) {
        int month = two(cell, 5);
        int day = two(cell, 8);
        return month >= 1
                && month <= 12
                && day >= 1
                && (day <= 28
                        || day
                                <= YearMonth.of(two(cell, 0) * 100 + two(cell, 2), month)
                                        .lengthOfMonth())
                && two(cell, 11) < 24
                && two(cell, 14) < 60
                && two(cell, 17) < 60;
    }

    private static int two(String cell, int at) {
        return (cell.charAt(at) - '0') * 10 + cell.charAt(at + 1) - '0';
    }

    private static @Nullable String odd(String cell) {
        try {
            return Instant.parse(cell.replace(' ', 'T') + "Z").toString();
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
