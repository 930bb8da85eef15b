package io.freshet.cli.doctor.postgres;

import io.freshet.cli.doctor.check.Check;
import io.freshet.cli.doctor.check.Finding;
import io.freshet.iglu.ddl.TableDdl;
import io.freshet.loader.pg.row.EventsTable;
import java.util.List;
import java.util.stream.Collectors;

/** Whether the table of events has all columns that rows have. */
final class TableCheck implements Check<DatabaseFacts> {

    @Override
    public String name() {
        return "columns";
    }

    @Override
    public List<Finding> look(DatabaseFacts facts) {
        var seen = facts.seen();
        if (seen == null || !seen.missingRights().isEmpty()) {
            return List.of();
        }
        var table = TableDdl.qualified(facts.settings().schema(), EventsTable.NAME);
        var events = seen.events();
        if (events == null) {
            return List.of(Finding.pass(table, "will be made when the loader-pg starts"));
        }
        var missing =
                EventsTable.columns().stream()
                        .filter(column -> !events.columns().contains(column.name()))
                        .toList();
        if (missing.isEmpty()) {
            return List.of(Finding.pass(table, "has all columns"));
        }
        var names = missing.stream().map(column -> column.name()).toList();
        var changes =
                missing.stream()
                        .map(
                                column ->
                                        "ADD COLUMN "
                                                + TableDdl.line(column.name(), column.type(), true))
                        .collect(Collectors.joining(", "));
        return List.of(
                Finding.fail(
                        table,
                        "lacks "
                                + String.join(", ", names)
                                + ": no event can be loaded until the loader-pg starts again",
                        "restart the loader-pg, which adds them, or ALTER TABLE "
                                + table
                                + " "
                                + changes));
    }
}
