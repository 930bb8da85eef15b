package io.freshet.cli.doctor.postgres;

import io.freshet.cli.doctor.check.Check;
import io.freshet.cli.doctor.check.Finding;
import io.freshet.iglu.ddl.TableDdl;
import io.freshet.loader.pg.partition.Period;
import io.freshet.loader.pg.row.EventsTable;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Whether the parts of the table of events are made before their time comes. */
final class PartsCheck implements Check<DatabaseFacts> {

    @Override
    public String name() {
        return "parts";
    }

    @Override
    public List<Finding> look(DatabaseFacts facts) {
        var seen = facts.seen();
        var partitions = facts.config().layout().partitions();
        if (seen == null || seen.events() == null || !partitions.isOn()) {
            return List.of();
        }
        var events = seen.events();
        var table = TableDdl.qualified(facts.settings().schema(), EventsTable.NAME);
        if (!events.parts()) {
            return List.of(
                    Finding.warn(
                            table,
                            "layout.partitions is on, and this table was made without parts",
                            "docs/how-to/partition-the-tables.md says how to cut a table that"
                                    + " has rows"));
        }
        var findings = new ArrayList<Finding>();
        var until = events.partsUntil();
        var now = LocalDateTime.ofInstant(seen.here(), ZoneOffset.UTC);
        var next = Period.at(partitions.every(), now).plus(1);
        if (until == null || until.isBefore(next.to().toLocalDate())) {
            findings.add(
                    Finding.warn(
                            table,
                            "no part is made for " + next.first() + " and later",
                            "start the loader-pg, which makes parts ahead; if it runs, see"
                                    + " freshet_loader_partition_postponed_total and its log"));
        }
        if (events.rest() > 0) {
            findings.add(
                    Finding.warn(
                            table,
                            "rows lie in the default part, where retention does not find them",
                            "docs/how-to/partition-the-tables.md says how they come there and how"
                                    + " to move them"));
        }
        if (findings.isEmpty()) {
            findings.add(Finding.pass(table, "parts are made until " + until));
        }
        return findings;
    }
}
