package io.freshet.cli.status;

import static io.freshet.cli.shell.Figures.NONE;

import io.freshet.cli.shell.Figures;
import io.freshet.cli.shell.Table;
import java.util.List;
import java.util.OptionalLong;

/** Status as a table for people. */
final class StatusText {

    private StatusText() {}

    /** Whole lines. */
    static String of(List<ComponentStatus> all) {
        var table = new Table(2, "component", "state", "events/s", "waiting", "oldest", "ledger");
        var notes = new StringBuilder();
        for (var one : all) {
            var name = one.isAway() ? one.admin().toString() : one.component();
            var rate = one.perSecond();
            table.row(
                    name,
                    one.state(),
                    rate.isPresent() ? Figures.rate(rate.getAsDouble()) : NONE,
                    count(one.waiting()),
                    one.oldest().filter(age -> !age.isZero()).map(Figures::time).orElse(NONE),
                    ledger(one.difference()));
            if (!one.detail().isEmpty()) {
                note(notes, name + ": " + one.detail());
            }
            var difference = one.difference().orElse(0);
            if (difference != 0) {
                note(notes, name + ": " + missing(difference));
            }
        }
        return table.text() + notes;
    }

    private static String missing(long difference) {
        return difference > 0
                ? Figures.count(difference) + " events came in and went nowhere that is counted"
                : Figures.count(-difference) + " events went out that never came in";
    }

    private static String count(OptionalLong count) {
        return count.isPresent() ? Figures.count(count.getAsLong()) : NONE;
    }

    private static String ledger(OptionalLong difference) {
        if (difference.isEmpty()) {
            return NONE;
        }
        return difference.getAsLong() == 0 ? "even" : Figures.count(difference.getAsLong());
    }

    private static void note(StringBuilder notes, String text) {
        notes.append("  ").append(text).append(System.lineSeparator());
    }
}
