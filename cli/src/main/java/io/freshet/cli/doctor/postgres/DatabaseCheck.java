package io.freshet.cli.doctor.postgres;

import io.freshet.cli.doctor.check.Check;
import io.freshet.cli.doctor.check.Finding;
import java.util.ArrayList;
import java.util.List;

/** Whether the database answers and can be written to. */
final class DatabaseCheck implements Check<DatabaseFacts> {

    private static final int OLDEST = 13;
    private static final int NEWEST = 18;

    @Override
    public String name() {
        return "database";
    }

    @Override
    public List<Finding> look(DatabaseFacts facts) {
        var place = facts.settings().place();
        var trouble = facts.trouble();
        var seen = facts.seen();
        if (seen == null) {
            return List.of(
                    Finding.fail(
                            place,
                            "Postgres cannot be used: "
                                    + (trouble == null ? "no answer" : trouble.message()),
                            trouble == null ? "start the database" : trouble.fix()));
        }
        var findings = new ArrayList<Finding>();
        var server = seen.server();
        if (server.standby()) {
            findings.add(
                    Finding.fail(
                            place,
                            "this server follows another one and takes no rows",
                            "postgres.url of the primary, or targetServerType=primary in it"));
        } else if (server.readOnly()) {
            findings.add(
                    Finding.fail(
                            place,
                            "transactions are read-only here: default_transaction_read_only = on",
                            "ALTER ROLE \""
                                    + facts.settings().user()
                                    + "\" SET default_transaction_read_only = off; the same for the"
                                    + " database, where it is set there"));
        }
        if (!server.encoding().equals("UTF8")) {
            findings.add(
                    Finding.fail(
                            place,
                            "the database keeps texts as "
                                    + server.encoding()
                                    + ", which has no room for all that events hold",
                            "CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0"));
        }
        if (server.major() < OLDEST || server.major() > NEWEST) {
            findings.add(
                    Finding.warn(
                            place,
                            "Postgres " + server.version() + " is not one we are tested with",
                            "Postgres " + OLDEST + " to " + NEWEST));
        }
        if (findings.isEmpty()) {
            findings.add(
                    Finding.pass(place, "Postgres " + server.version() + ", " + server.size()));
        }
        return findings;
    }
}
