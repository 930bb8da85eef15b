package io.freshet.cli.doctor.machine;

import io.freshet.cli.doctor.check.Check;
import io.freshet.cli.doctor.check.Finding;
import io.freshet.collector.CollectorService;
import io.freshet.runtime.problem.StartFailure;
import java.util.List;

/** Whether the collector's certificate and key can be used. */
final class KeysCheck implements Check<MachineFacts> {

    private static final String ABOUT = "https";

    @Override
    public String name() {
        return "https";
    }

    @Override
    public List<Finding> look(MachineFacts facts) {
        var collector = facts.setUp().collector();
        if (collector == null || !collector.config().ssl().enable()) {
            return List.of();
        }
        try {
            CollectorService.checkFiles(collector.config());
            return List.of(Finding.pass(ABOUT, "certificate and key belong together"));
        } catch (StartFailure e) {
            var problem = e.problem();
            var where = problem.where();
            var fix = problem.fix();
            return List.of(
                    Finding.fail(
                            where == null ? ABOUT : where,
                            problem.what() + (problem.why() == null ? "" : ": " + problem.why()),
                            fix == null ? "correct the files of section ssl" : fix));
        }
    }
}
