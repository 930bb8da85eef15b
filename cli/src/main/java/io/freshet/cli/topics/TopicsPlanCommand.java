package io.freshet.cli.topics;

import io.freshet.cli.shell.Exit;
import io.freshet.runtime.problem.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code freshet topics plan}: what there is to do, without doing it. */
@Command(
        name = "plan",
        header = "Print which topics are missing or different, and change nothing.",
        description =
                "Compares the topics at the brokers with what a pipeline wants. A line begins with"
                        + " + for a topic that is missing, ~ for one that differs, = for one that is"
                        + " well.",
        exitCodeList = {
            Exit.OK,
            Exit.WRONG_USAGE,
            Exit.BAD_CONFIGURATION,
            Exit.NOT_REACHABLE,
        },
        footer = {
            "  freshet topics plan --kafka kafka.example.com:9092",
            "  freshet topics plan --config topics.hocon --partitions 12 -o json"
        })
final class TopicsPlanCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin private TopicsOptions options = new TopicsOptions();

    @Override
    public Integer call() {
        try (var look = TopicLook.at(options.load())) {
            look.print(spec.commandLine().getOut(), options.output());
            return ExitCode.OK.code();
        }
    }
}
