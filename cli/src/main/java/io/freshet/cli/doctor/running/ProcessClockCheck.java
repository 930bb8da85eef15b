package io.freshet.cli.doctor.running;

import io.freshet.cli.doctor.check.Check;
import io.freshet.cli.doctor.check.Finding;
import io.freshet.cli.shell.Figures;
import java.time.Duration;
import java.util.List;

/** Whether the clocks of the machines go together. */
final class ProcessClockCheck implements Check<ProcessFacts> {

    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    @Override
    public String name() {
        return "process-clock";
    }

    @Override
    public List<Finding> look(ProcessFacts facts) {
        var seen = facts.seen();
        var there = seen == null ? null : seen.there();
        if (seen == null || there == null) {
            return List.of();
        }
        var apart = Duration.between(seen.here(), there).abs();
        return apart.compareTo(TOLERANCE) > 0
                ? List.of(
                        Finding.warn(
                                facts.name(),
                                "its clock and the one here are " + Figures.time(apart) + " apart",
                                "set both by NTP"))
                : List.of(Finding.pass(facts.name(), "its clock is that of here"));
    }
}
