package io.freshet.cli.config;

import io.freshet.cli.shell.Exit;
import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.problem.ExitCode;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code freshet config print}: every setting in force and where it comes from. */
@Command(
        name = "print",
        header = "Print every setting in force, and where it comes from.",
        description =
                "Reads file, environment and defaults as the component does: file and line, name of"
                        + " the variable, preset, or 'default' stand beside each value; secrets are"
                        + " ****. Connects to nothing.",
        exitCodeList = {Exit.OK, Exit.WRONG_USAGE, Exit.BAD_CONFIGURATION},
        footer = {
            "  freshet config print collector --config collector.hocon",
            "  freshet config print enricher --config enricher.hocon --changed",
            "  freshet config print loader-pg --output json | jq .settings"
        })
final class ConfigPrintCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(
            paramLabel = "COMPONENT",
            description = "collector, enricher, events-processor, loader-pg, webapp or topics")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private ConfiguredComponent component;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "settings in HOCON or JSON; without it, defaults and environment")
    private @Nullable Path config;

    @Option(names = "--changed", description = "leave out what has its default")
    private boolean changed;

    @Option(
            names = "--output",
            paramLabel = "table|json",
            defaultValue = "table",
            description = "lines for people, or one JSON object")
    private ConfigReport.Form output = ConfigReport.Form.TABLE;

    @Override
    public Integer call() {
        var name = component.component();
        var source = config == null ? ConfigSource.defaults(name) : ConfigSource.file(name, config);
        var report = ConfigReport.of(name, component.load(source));
        var out = spec.commandLine().getOut();
        out.print((changed ? report.changed() : report).text(output));
        out.flush();
        return ExitCode.OK.code();
    }
}
