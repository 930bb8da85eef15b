package io.freshet.cli.doctor.running;

import io.freshet.cli.doctor.check.Check;
import io.freshet.cli.doctor.check.Finding;
import io.freshet.cli.shell.Figures;
import io.freshet.runtime.admin.Stage;
import java.util.ArrayList;
import java.util.List;

/** Whether all that came into a component went out again. */
final class LedgerCheck implements Check<ProcessFacts> {

    @Override
    public String name() {
        return "ledger";
    }

    @Override
    public List<Finding> look(ProcessFacts facts) {
        var seen = facts.seen();
        if (seen == null) {
            return List.of();
        }
        var findings = new ArrayList<Finding>();
        for (var service : seen.services()) {
            Stage.of(service.name())
                    .ifPresent(
                            stage -> {
                                var difference = stage.difference(seen.before(), seen.now());
                                findings.add(finding(service.name(), difference));
                            });
        }
        return findings;
    }

    private static Finding finding(String component, long difference) {
        return difference == 0
                ? Finding.pass(component, "what came in went out")
                : Finding.fail(
                        component,
                        Figures.count(Math.abs(difference))
                                + (difference > 0
                                        ? " events came in and are counted nowhere"
                                        : " events went out that never came in"),
                        "see its log for errors, and report it: this must not be; the counters"
                                + " are in docs/reference/metrics.md");
    }
}
