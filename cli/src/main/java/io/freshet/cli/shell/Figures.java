package io.freshet.cli.shell;

import java.time.Duration;
import java.util.Locale;

/** Numbers as tables on a terminal show them. */
public final class Figures {

    /** What stands where nothing is known, or nothing is to be said. */
    public static final String NONE = "-";

    private Figures() {}

    /** A count with its thousands apart. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** A rate with one digit after the point. */
    public static String rate(double perSecond) {
        return String.format(Locale.ROOT, "%,.1f", perSecond);
    }

    /** A time in its two largest units: {@code 0.4 s}, {@code 3 min 20 s}, {@code 2 d 4 h}. */
    public static String time(Duration time) {
        if (time.compareTo(Duration.ofMinutes(1)) < 0) {
            return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
        }
        if (time.compareTo(Duration.ofHours(1)) < 0) {
            return time.toMinutes() + " min " + time.toSecondsPart() + " s";
        }
        return time.compareTo(Duration.ofDays(1)) < 0
                ? time.toHours() + " h " + time.toMinutesPart() + " min"
                : time.toDays() + " d " + time.toHoursPart() + " h";
    }
}
