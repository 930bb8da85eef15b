package io.freshet.cli.offline;

import io.freshet.cli.shell.Exit;
import io.freshet.event.json.Json;
import io.freshet.iglu.ddl.SchemaDdl;
import io.freshet.runtime.problem.ExitCode;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code freshet schema ddl}: the tables that the loader makes. */
@Command(
        name = "ddl",
        header = "The Postgres table that the loader makes for a schema.",
        description = {
            "For each Iglu URI one line of JSON:"
                    + " {\"schema\",\"table\",\"columns\":[{\"name\",\"type\",\"nullable\"}],\"ddl\"}"
                    + " or {\"schema\",\"error\"}. Without arguments, each line of stdin is a URI."
        },
        exitCodeList = {
            Exit.OK + ", for stdin also when lines were bad",
            "1:no table for one of the arguments",
            Exit.WRONG_USAGE,
            Exit.BAD_CONFIGURATION,
            Exit.FAILED
        },
        footer = {
            "  freshet schema ddl \\",
            "    iglu:com.snowplowanalytics.snowplow/link_click/jsonschema/1-0-1",
            "  freshet schema ddl --iglu-config resolver.json < uris.txt",
        })
final class SchemaDdlCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin private IgluConfigOption iglu = new IgluConfigOption();

    @Option(
            names = "--db-schema",
            paramLabel = "NAME",
            defaultValue = "atomic",
            description = "database schema of the tables")
    private String dbSchema = "atomic";

    @Parameters(
            paramLabel = "URI",
            showDefaultValue = Visibility.NEVER,
            description = "iglu:vendor/name/jsonschema/M-R-A")
    private List<String> uris = List.of();

    @Override
    public Integer call() throws IOException {
        var ddl = new SchemaDdl(iglu.client(), dbSchema);
        if (uris.isEmpty()) {
            Lines.filter(uri -> Json.print(ddl.describe(uri.strip())));
            return ExitCode.OK.code();
        }
        var code = ExitCode.OK;
        var out = spec.commandLine().getOut();
        for (var uri : uris) {
            var answer = ddl.describe(uri);
            out.println(Json.print(answer));
            if (answer.has("error")) {
                code = ExitCode.FOUND_PROBLEMS;
            }
        }
        out.flush();
        return code.code();
    }
}
