package io.freshet.cli.topics;

import io.freshet.cli.shell.Exit;
import io.freshet.runtime.problem.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code freshet topics create}: makes what is missing. */
@Command(
        name = "create",
        header = "Make the topics that are missing.",
        description =
                "Prints the plan and carries it out. Topics that are there are left as they are"
                        + " unless --alter is given; nothing is ever deleted. May be run again.",
        exitCodeList = {
            Exit.OK,
            Exit.FOUND_PROBLEMS,
            Exit.WRONG_USAGE,
            Exit.BAD_CONFIGURATION,
            Exit.NOT_REACHABLE,
        },
        footer = {
            "  freshet topics create --kafka kafka.example.com:9092 --partitions 12",
            "  freshet topics create --config topics.hocon --alter"
        })
final class TopicsCreateCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin private TopicsOptions options = new TopicsOptions();

    @Option(
            names = "--alter",
            description = "also change topics that differ: settings, and more partitions")
    private boolean alter;

    @Override
    public Integer call() {
        try (var look = TopicLook.at(options.load())) {
            var out = spec.commandLine().getOut();
            look.print(out);
            var made = look.create();
            var changed = alter ? look.alter() : 0;
            out.printf("made: %d, changed: %d%n", made, changed);
            out.flush();
            return ExitCode.OK.code();
        }
    }
}
