package io.freshet.cli.shell;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** Makes a command line out of a command: its look, its way to fail, its logging. */
public final class Shell {

    private static final String VERBOSE = "--verbose";

    private Shell() {}

    /** A command line that never throws: failures are printed and become exit codes. */
    public static CommandLine commandLine(Object rootCommand) {
        var commandLine = new CommandLine(rootCommand);
        HelpStyle.apply(commandLine);
        commandLine.setCaseInsensitiveEnumValuesAllowed(true);
        // An argument that begins with @ is what it is, not a file of arguments.
        commandLine.setExpandAtFiles(false);
        commandLine.setExecutionStrategy(Shell::configureLogsAndRun);
        commandLine.setParameterExceptionHandler(new UsageErrors());
        commandLine.setExecutionExceptionHandler(new FailureReport());
        return commandLine;
    }

    private static int configureLogsAndRun(ParseResult parsed) {
        LogSettings.apply(isVerbose(parsed.commandSpec()), System.getenv());
        return new RunLast().execute(parsed);
    }

    static boolean isVerbose(CommandSpec command) {
        var option = command.root().findOption(VERBOSE);
        return option != null && Boolean.TRUE.equals(option.getValue());
    }
}
