package io.freshet.cli.doctor.settings;

import io.freshet.cli.doctor.check.Check;
import io.freshet.cli.doctor.check.Finding;
import io.freshet.cli.setup.Given;
import io.freshet.cli.setup.SetUp;
import io.freshet.runtime.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the components can read their settings. */
final class ReadableCheck implements Check<SetUp> {

    @Override
    public String name() {
        return "readable";
    }

    @Override
    public List<Finding> look(SetUp setUp) {
        var findings = new ArrayList<Finding>();
        setUp.problems().forEach(problem -> findings.add(fail(problem)));
        pass("collector", setUp.collector(), findings);
        pass("enricher", setUp.enricher(), findings);
        pass("events-processor", setUp.processor(), findings);
        pass("loader-pg", setUp.loader(), findings);
        pass("webapp", setUp.webapp(), findings);
        return findings;
    }

    private static Finding fail(Problem problem) {
        var where = problem.where();
        var why = problem.why();
        var fix = problem.fix();
        return Finding.fail(
                where == null ? "settings" : where,
                problem.code() + " " + problem.what() + (why == null ? "" : ": " + why),
                fix == null ? "correct the value" : fix);
    }

    private static void pass(String component, @Nullable Given<?> given, List<Finding> into) {
        if (given != null) {
            var ignored = given.loaded().ignored().size();
            var text = ignored == 0 ? "" : ", " + ignored + " of its keys have no effect here";
            into.add(Finding.pass(component, given.place() + text));
        }
    }
}
