package io.freshet.loader.pg.partition;

import io.freshet.loader.pg.partition.PartitionSettings.Every;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A day or a month of UTC.
 *
 * @param every how long it is
 * @param first its first day
 */
public record Period(Every every, LocalDate first) {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu_MM_dd", Locale.ROOT);
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu_MM", Locale.ROOT);

    public Period {
        if (every == Every.NONE || (every == Every.MONTH && first.getDayOfMonth() != 1)) {
            throw new IllegalArgumentException(every + " does not begin on " + first);
        }
    }

    /** The one that a moment is in. */
    public static Period at(Every every, LocalDateTime moment) {
        var day = moment.toLocalDate();
        return new Period(every, every == Every.MONTH ? day.withDayOfMonth(1) : day);
    }

    /** The one so many later, or earlier where negative. */
    public Period plus(int periods) {
        return new Period(
                every, every == Every.MONTH ? first.plusMonths(periods) : first.plusDays(periods));
    }

    /** Its first moment. */
    public LocalDateTime from() {
        return first.atStartOfDay();
    }

    /** The first moment after it. */
    public LocalDateTime to() {
        return plus(1).from();
    }

    /** {@code _2026_11} or {@code _2026_11_21}. */
    public String ending() {
        return "_" + (every == Every.MONTH ? MONTH : DAY).format(first);
    }

    /** {@code FROM ('2026-11-01') TO ('2026-12-01')}. */
    String bounds() {
        return "FROM ('" + first + "') TO ('" + plus(1).first() + "')";
    }
}
