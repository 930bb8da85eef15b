package io.freshet.cli.doctor.postgres;

import io.freshet.cli.doctor.check.Check;
import io.freshet.cli.doctor.check.Finding;
import java.util.List;

/** Whether the server has room for the loader's connections. */
final class ConnectionsCheck implements Check<DatabaseFacts> {

    /** Bad rows, failed events, upkeep of tables and windows. */
    private static final int BESIDE = 4;

    @Override
    public String name() {
        return "connections";
    }

    @Override
    public List<Finding> look(DatabaseFacts facts) {
        var seen = facts.seen();
        if (seen == null) {
            return List.of();
        }
        var free = seen.server().freeConnections();
        var needed = facts.config().threads() * facts.config().connections() + BESIDE;
        var place = facts.settings().place();
        return free < needed
                ? List.of(
                        Finding.warn(
                                place,
                                "room for "
                                        + Math.max(0, free)
                                        + " more connections, and a loader opens "
                                        + needed,
                                "raise max_connections, put a pooler before the database, or lower"
                                        + " threads and connections of the loader-pg"))
                : List.of(Finding.pass(place, "room for " + free + " more connections"));
    }
}
