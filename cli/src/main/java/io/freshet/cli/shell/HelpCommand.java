package io.freshet.cli.shell;

import io.freshet.runtime.problem.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code freshet help schema ddl}, the same as {@code freshet schema ddl --help}. */
@Command(
        name = "help",
        header = "The help page of a command.",
        description = "The same as COMMAND --help.",
        exitCodeList = {Exit.OK, Exit.WRONG_USAGE},
        footer = {"  freshet help", "  freshet help schema ddl"})
public final class HelpCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(
            paramLabel = "COMMAND",
            showDefaultValue = Visibility.NEVER,
            description = "whose help; without it, the overview")
    private List<String> names = List.of();

    @Override
    public Integer call() {
        var command = spec.root().commandLine();
        for (var name : names) {
            var next = command.getSubcommands().get(name);
            if (next == null) {
                throw new ParameterException(command, "There is no command '" + name + "'.");
            }
            command = next;
        }
        command.usage(spec.commandLine().getOut());
        return ExitCode.OK.code();
    }
}
