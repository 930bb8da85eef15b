package io.freshet.cli.shell;

import io.freshet.runtime.config.ConfigException;
import io.freshet.runtime.problem.ExitCode;
import io.freshet.runtime.problem.Problem;
import io.freshet.runtime.problem.StartFailure;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Prints what stopped a command: problems as problems, a stack trace only when asked for. */
final class FailureReport implements IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(
            Exception failure, CommandLine command, ParseResult parsed) {
        var err = command.getErr();
        for (var problem : problems(failure, command)) {
            err.println(problem.text());
        }
        if (Shell.isVerbose(command.getCommandSpec())) {
            failure.printStackTrace(err);
        }
        err.flush();
        return exitCode(failure).code();
    }

    private static List<Problem> problems(Exception failure, CommandLine command) {
        if (failure instanceof ConfigException config) {
            return config.problems();
        }
        if (failure instanceof StartFailure start) {
            return List.of(start.problem());
        }
        return List.of(
                new Problem(
                        "F9001",
                        command.getCommandSpec().qualifiedName() + " failed unexpectedly",
                        null,
                        failure.toString(),
                        "run it again with -v and report what it prints"));
    }

    private static ExitCode exitCode(Exception failure) {
        if (failure instanceof ConfigException) {
            return ExitCode.BAD_CONFIGURATION;
        }
        return failure instanceof StartFailure start ? start.exitCode() : ExitCode.FAILED;
    }
}
