package io.freshet.cli.doctor.kafka;

import io.freshet.cli.doctor.check.Check;
import io.freshet.cli.doctor.check.Finding;
import io.freshet.cli.lag.GroupLag;
import io.freshet.cli.lag.LagRates;
import io.freshet.cli.shell.Figures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the components keep up with what comes. */
final class LagCheck implements Check<ClusterFacts> {

    static final Duration LATE = Duration.ofMinutes(5);

    @Override
    public String name() {
        return "lag";
    }

    @Override
    public List<Finding> look(ClusterFacts facts) {
        var seen = facts.seen();
        if (seen == null) {
            return List.of();
        }
        var findings = new ArrayList<Finding>();
        for (var lag : seen.lags()) {
            if (lag.isKnown()) {
                look(lag, seen, findings);
            } else {
                findings.add(Finding.skip(lag.reader().group(), String.valueOf(lag.trouble())));
            }
        }
        return findings;
    }

    private static void look(GroupLag lag, ClusterFacts.Seen seen, List<Finding> into) {
        var group = lag.reader().group();
        var component = lag.reader().component();
        if (lag.lost() > 0) {
            into.add(
                    Finding.fail(
                            group,
                            Figures.count(lag.lost())
                                    + " records were deleted before the "
                                    + component
                                    + " read them",
                            "a longer retention.ms; the collector's requests are gone, so look for"
                                    + " the records in a copy of the topic"));
        }
        if (lag.records() == 0) {
            if (lag.lost() == 0 && !lag.partitions().isEmpty()) {
                into.add(Finding.pass(group, "nothing waits"));
            }
            return;
        }
        var waits = waits(lag, seen);
        if (lag.members() == 0) {
            into.add(
                    Finding.fail(
                            group,
                            waits + ", and nobody reads",
                            "start the " + component + ", or see why it does not run"));
        } else if (age(lag, seen.at()).compareTo(LATE) > 0) {
            into.add(
                    Finding.warn(
                            group,
                            waits,
                            "freshet lag --watch tells whether it becomes less; if not, more"
                                    + " partitions and instances of the "
                                    + component));
        } else {
            into.add(Finding.pass(group, waits));
        }
    }

    private static String waits(GroupLag lag, ClusterFacts.Seen seen) {
        return Figures.count(lag.records())
                + " records wait, the oldest for "
                + Figures.time(age(lag, seen.at()))
                + pace(lag, seen.state().readPerSecond().get(lag.reader().group()));
    }

    /** When it will have caught up, if nothing more comes. */
    private static String pace(GroupLag lag, @Nullable Double perSecond) {
        if (perSecond == null) {
            return "";
        }
        return perSecond > 0
                ? "; done in "
                        + Figures.time(LagRates.timeLeft(lag.records(), perSecond))
                        + " at "
                        + Figures.rate(perSecond)
                        + " a second"
                : "; none was read while we looked";
    }

    private static Duration age(GroupLag lag, Instant now) {
        return lag.age(now).orElse(Duration.ZERO);
    }
}
