package io.freshet.cli.db;

import io.freshet.cli.shell.Exit;
import io.freshet.loader.pg.connect.PgSettings;
import io.freshet.loader.pg.grant.Grants;
import io.freshet.runtime.problem.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code freshet db grants}: SQL that gives the loader's role what it needs and no more. */
@Command(
        name = "grants",
        header = "SQL that gives the loader's role the least rights it needs.",
        description =
                "Prints statements for an administrator; connects to nothing. They may be run again,"
                        + " e.g. for one more reader.",
        exitCodeList = {Exit.OK, Exit.WRONG_USAGE},
        footer = {
            "  freshet db grants --role loader --reader analyst --reader dbt > grants.sql",
            "  psql -h db.example -U postgres -d igludb -f grants.sql"
        })
final class DbGrantsCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--role",
            paramLabel = "NAME",
            required = true,
            description = "the role that the loader logs in with")
    private String role = "";

    @Option(
            names = "--database",
            paramLabel = "NAME",
            defaultValue = "igludb",
            description = "the database")
    private String database = "";

    @Option(
            names = "--schema",
            paramLabel = "NAME",
            defaultValue = PgSettings.DEFAULT_SCHEMA,
            description = "database schema of events and entities, as postgres.schema")
    private String schema = "";

    @Option(
            names = "--bookkeeping-schema",
            paramLabel = "NAME",
            defaultValue = PgSettings.DEFAULT_BOOKKEEPING_SCHEMA,
            description = "database schema of the loader's own tables")
    private String bookkeepingSchema = "";

    @Option(
            names = "--reader",
            paramLabel = "NAME",
            showDefaultValue = Visibility.NEVER,
            description = "a role that may read all tables, also later ones; may be repeated")
    private List<String> readers = List.of();

    @Option(
            names = "--owner",
            description = "the role owns the schemas; without it, who runs the statements does")
    private boolean owner;

    @Option(
            names = "--take-over",
            description = "tables in the schemas that somebody else made become the role's")
    private boolean takeOver;

    @Override
    public Integer call() {
        var grants =
                new Grants(
                        database,
                        role,
                        schema,
                        bookkeepingSchema,
                        owner ? Grants.Ownership.ROLE : Grants.Ownership.ADMINISTRATOR,
                        readers,
                        takeOver);
        var out = spec.commandLine().getOut();
        out.print(grants.sql());
        out.flush();
        return ExitCode.OK.code();
    }
}
