package io.freshet.cli.doctor.postgres;

import io.freshet.cli.doctor.check.Check;
import io.freshet.cli.doctor.check.Finding;
import java.util.List;

/** Whether a database on this machine has room. */
final class DatabaseDiskCheck implements Check<DatabaseFacts> {

    @Override
    public String name() {
        return "database-disk";
    }

    @Override
    public List<Finding> look(DatabaseFacts facts) {
        var seen = facts.seen();
        return seen == null || seen.disk() == null
                ? List.of()
                : List.of(seen.disk().finding("Postgres stops, and events wait in Kafka"));
    }
}
