package io.freshet.cli.topics;

import io.freshet.cli.shell.Exit;
import io.freshet.runtime.problem.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code freshet topics check}: the plan as a yes or no. */
@Command(
        name = "check",
        header = "Say whether all topics are there and as they are to be.",
        description = "Prints the plan, and ends with 1 if there is anything to do.",
        exitCodeList = {
            Exit.OK,
            Exit.FOUND_PROBLEMS,
            Exit.WRONG_USAGE,
            Exit.BAD_CONFIGURATION,
            Exit.NOT_REACHABLE,
        },
        footer = {
            "  freshet topics check --kafka kafka.example.com:9092",
            "  freshet topics check --config topics.hocon || alert"
        })
final class TopicsCheckCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin private TopicsOptions options = new TopicsOptions();

    @Override
    public Integer call() {
        try (var look = TopicLook.at(options.load())) {
            look.print(spec.commandLine().getOut(), options.output());
            var code = look.plan().isDone() ? ExitCode.OK : ExitCode.FOUND_PROBLEMS;
            return code.code();
        }
    }
}
