package io.freshet.cli.doctor.postgres;

import io.freshet.cli.doctor.check.Check;
import io.freshet.cli.doctor.check.Finding;
import io.freshet.iglu.ddl.TableDdl;
import io.freshet.loader.pg.row.EventsTable;
import java.util.ArrayList;
import java.util.List;

/** Whether models find events by index. */
final class IndexCheck implements Check<DatabaseFacts> {

    @Override
    public String name() {
        return "indexes";
    }

    @Override
    public List<Finding> look(DatabaseFacts facts) {
        var seen = facts.seen();
        if (seen == null) {
            return List.of();
        }
        var findings = new ArrayList<Finding>();
        for (var index : seen.brokenIndexes()) {
            findings.add(
                    Finding.warn(
                            index,
                            "was not built to its end: it costs writes and serves no query",
                            "REINDEX INDEX CONCURRENTLY " + index + ", or drop it"));
        }
        var events = seen.events();
        if (events == null || !facts.config().layout().indexes()) {
            return findings;
        }
        var table = TableDdl.qualified(facts.settings().schema(), EventsTable.NAME);
        for (var column : EventsTable.indexed()) {
            if (!events.indexed().contains(column)) {
                findings.add(
                        Finding.warn(
                                table,
                                "has no index on " + column + ", by which models filter and join",
                                "CREATE INDEX "
                                        + (events.parts() ? "" : "CONCURRENTLY ")
                                        + "ON "
                                        + table
                                        + " ("
                                        + column
                                        + "); or layout.indexes = false"));
            }
        }
        if (findings.isEmpty()) {
            findings.add(Finding.pass(table, "has its indexes"));
        }
        return findings;
    }
}
