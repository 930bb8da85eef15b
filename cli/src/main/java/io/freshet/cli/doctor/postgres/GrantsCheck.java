package io.freshet.cli.doctor.postgres;

import io.freshet.cli.doctor.check.Check;
import io.freshet.cli.doctor.check.Finding;
import java.util.List;

/** Whether the loader's role may make and change its tables. */
final class GrantsCheck implements Check<DatabaseFacts> {

    @Override
    public String name() {
        return "grants";
    }

    @Override
    public List<Finding> look(DatabaseFacts facts) {
        var seen = facts.seen();
        if (seen == null) {
            return List.of();
        }
        var role = facts.settings().user();
        return seen.missingRights().isEmpty()
                ? List.of(Finding.pass(role, "may make and change tables"))
                : List.of(
                        Finding.fail(
                                role,
                                "the role may not make or change its tables",
                                "as an administrator: " + String.join(" ", seen.missingRights())));
    }
}
