package io.freshet.cli.lag;

import static io.freshet.cli.shell.Figures.NONE;

import io.freshet.cli.shell.Figures;
import io.freshet.cli.shell.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/** Lag as a table for people. */
final class LagText {

    private final boolean partitions;
    private final LagRates rates = new LagRates();

    /**
     * @param partitions a line for each partition too
     */
    LagText(boolean partitions) {
        this.partitions = partitions;
    }

    /**
     * Whole lines.
     *
     * @param nanos the clock of intervals
     */
    String of(List<GroupLag> lags, Instant now, long nanos) {
        var table = new Table(1, "group", "waiting", "oldest", "read/s", "done in");
        var notes = new StringBuilder();
        for (var lag : lags) {
            var name = lag.reader().group();
            if (!lag.isKnown()) {
                table.row(name, "?", "?", NONE, NONE);
                note(notes, name, String.valueOf(lag.trouble()));
                continue;
            }
            if (lag.partitions().isEmpty()) {
                table.row(name, NONE, NONE, NONE, NONE);
                note(notes, name, "there is no topic " + String.join(", ", lag.reader().topics()));
                continue;
            }
            row(table, lag, now, rates.rate(lag, nanos));
            notes(lag, name, notes);
        }
        return table.text() + notes;
    }

    private void row(Table table, GroupLag lag, Instant now, OptionalDouble rate) {
        table.row(
                lag.reader().group(),
                Figures.count(lag.records()),
                lag.age(now).map(Figures::time).orElse(NONE),
                rate.isPresent() ? Figures.rate(rate.getAsDouble()) : NONE,
                timeLeft(lag, rate));
        if (!partitions) {
            return;
        }
        for (var partition : lag.partitions()) {
            var oldest = partition.oldest();
            table.row(
                    "  " + partition.topic() + "-" + partition.partition(),
                    Figures.count(partition.records()),
                    oldest == null ? NONE : Figures.time(age(oldest, now)),
                    NONE,
                    NONE);
        }
    }

    private static void notes(GroupLag lag, String name, StringBuilder notes) {
        if (lag.lost() > 0) {
            note(
                    notes,
                    name,
                    Figures.count(lag.lost()) + " records were deleted before they were read");
        }
        if (lag.records() > 0 && lag.members() == 0) {
            note(notes, name, "nobody reads at the moment");
        }
    }

    private static String timeLeft(GroupLag lag, OptionalDouble rate) {
        if (lag.records() == 0 || rate.isEmpty() || rate.getAsDouble() < 0.05) {
            return NONE;
        }
        return Figures.time(LagRates.timeLeft(lag.records(), rate.getAsDouble()));
    }

    private static Duration age(Instant oldest, Instant now) {
        return oldest.isAfter(now) ? Duration.ZERO : Duration.between(oldest, now);
    }

    private static void note(StringBuilder notes, String group, String text) {
        notes.append("  ").append(group).append(": ").append(text).append(System.lineSeparator());
    }
}
