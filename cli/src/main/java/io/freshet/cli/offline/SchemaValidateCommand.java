package io.freshet.cli.offline;

import io.freshet.cli.shell.Exit;
import io.freshet.event.json.Json;
import io.freshet.iglu.SchemaValidate;
import io.freshet.runtime.problem.ExitCode;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code freshet schema validate}: does data fit the schema that it names. */
@Command(
        name = "validate",
        header = "Whether data fits the schema that it names.",
        description = {
            "Each line of stdin is a self-describing JSON; each line of stdout is"
                    + " {\"valid\",\"report\"}. The report is null for data that fits, or the"
                    + " ValidationError or ResolutionError that a bad row would hold. One line"
                    + " out for each line in, in order."
        },
        exitCodeList = {
            "0:every line is valid",
            "1:at least one line is not",
            Exit.WRONG_USAGE,
            Exit.BAD_CONFIGURATION,
            Exit.FAILED
        },
        footer = {
            "  freshet schema validate < data.ndjson",
            "  freshet schema validate --iglu-config resolver.json < data.ndjson",
        })
final class SchemaValidateCommand implements Callable<Integer> {

    @Mixin private IgluConfigOption iglu = new IgluConfigOption();

    @Override
    public Integer call() throws IOException {
        var validate = new SchemaValidate(iglu.client());
        var allValid = new AtomicBoolean(true);
        Lines.filter(
                line -> {
                    var answer = validate.answer(line);
                    if (!answer.path("valid").asBoolean()) {
                        allValid.set(false);
                    }
                    return Json.print(answer);
                });
        return (allValid.get() ? ExitCode.OK : ExitCode.FOUND_PROBLEMS).code();
    }
}
