package io.freshet.cli.config;

import io.freshet.cli.shell.Exit;
import io.freshet.runtime.config.ConfigException;
import io.freshet.runtime.problem.ExitCode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code freshet config check}: whether files can be used. */
@Command(
        name = "check",
        header = "Check configuration files, all problems of all files at once.",
        description =
                "A file whose name begins with a component's, such as collector.prod.hocon, is read"
                        + " as that component does; so is a resolver's JSON, and an enrichment's, which"
                        + " say what they are. A folder is one of enrichments. Variables that a file"
                        + " needs must be set. Connects to nothing; 'freshet enricher --check' also"
                        + " fetches what enrichments use.",
        exitCodeList = {
            Exit.OK,
            "1:--strict, and a key has no effect",
            Exit.WRONG_USAGE,
            Exit.BAD_CONFIGURATION
        },
        footer = {
            "  freshet config check config/*.hocon resolver.json enrichments",
            "  freshet config check --component collector application.conf --strict"
        })
final class ConfigCheckCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "what to check")
    private List<Path> files = List.of();

    @Option(
            names = "--component",
            paramLabel = "NAME",
            description = "whose files these are, whatever they are called")
    private @Nullable ConfiguredComponent component;

    @Option(names = "--strict", description = "a key without effect is a problem too")
    private boolean strict;

    @Override
    public Integer call() {
        var checks = files.stream().map(this::check).toList();
        var bad = checks.stream().filter(check -> !check.problems().isEmpty()).count();
        var without = checks.stream().mapToInt(check -> check.ignored().size()).sum();
        var out = spec.commandLine().getOut();
        var err = spec.commandLine().getErr();
        checks.forEach(check -> print(check, out, err));
        out.flush();
        err.flush();
        if (bad > 0) {
            return ExitCode.BAD_CONFIGURATION.code();
        }
        return (strict && without > 0 ? ExitCode.FOUND_PROBLEMS : ExitCode.OK).code();
    }

    private FileCheck check(Path file) {
        return FileCheck.of(file, component)
                .orElseThrow(
                        () ->
                                new ParameterException(
                                        spec.commandLine(),
                                        file
                                                + ": whose file this is, its name does not say; give"
                                                + " --component"));
    }

    private static void print(FileCheck check, PrintWriter out, PrintWriter err) {
        if (check.problems().isEmpty()) {
            out.printf("%s: %s, no problem%n", check.file(), check.kind());
        } else {
            err.println(new ConfigException(check.problems()).getMessage());
        }
        for (var ignored : check.ignored()) {
            out.printf(
                    "  without effect: %s (%s): %s%n",
                    ignored.key(), ignored.origin(), ignored.reason());
        }
    }
}
