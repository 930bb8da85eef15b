package io.freshet.cli.doctor.postgres;

import io.freshet.cli.doctor.check.Check;
import io.freshet.cli.doctor.check.Finding;
import io.freshet.cli.shell.Figures;
import java.time.Duration;
import java.util.List;

/** Whether the database's clock, which stamps rows, goes with ours. */
final class DatabaseClockCheck implements Check<DatabaseFacts> {

    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    @Override
    public String name() {
        return "database-clock";
    }

    @Override
    public List<Finding> look(DatabaseFacts facts) {
        var seen = facts.seen();
        if (seen == null) {
            return List.of();
        }
        var apart = Duration.between(seen.here(), seen.server().there()).abs();
        var place = facts.settings().place();
        return apart.compareTo(TOLERANCE) > 0
                ? List.of(
                        Finding.warn(
                                place,
                                "its clock and the one here are " + Figures.time(apart) + " apart",
                                "set both by NTP"))
                : List.of(Finding.pass(place, "its clock is that of here"));
    }
}
