package io.freshet.cli.config;

import io.freshet.cli.shell.Exit;
import io.freshet.runtime.problem.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code freshet config schema}: what a file may hold, for editors. */
@Command(
        name = "schema",
        header = "Print a JSON Schema of a component's configuration, for editors.",
        description =
                "Editors check and complete files with it that are written as JSON, or as YAML that"
                        + " becomes JSON. It knows every key of the reference file; 'freshet config"
                        + " check' also knows what values mean.",
        exitCodeList = {Exit.OK, Exit.WRONG_USAGE},
        footer = {
            "  freshet config schema collector > collector.schema.json",
            "  freshet config schema loader-pg | jq '.properties | keys'"
        })
final class ConfigSchemaCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(
            paramLabel = "COMPONENT",
            description = "collector, enricher, events-processor, loader-pg, webapp or topics")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ConfiguredComponent component;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        out.print(ConfigSchema.of(component));
        out.flush();
        return ExitCode.OK.code();
    }
}
