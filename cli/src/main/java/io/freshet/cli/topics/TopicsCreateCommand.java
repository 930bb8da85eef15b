package io.freshet.cli.topics;

import io.freshet.cli.shell.Confirmation;
import io.freshet.cli.shell.Exit;
import io.freshet.cli.shell.OutputForm;
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
                        + " unless --alter is given, which asks first; nothing is ever deleted. May"
                        + " be run again.",
        exitCodeList = {
            Exit.OK,
            Exit.FOUND_PROBLEMS,
            Exit.WRONG_USAGE,
            Exit.BAD_CONFIGURATION,
            Exit.NOT_REACHABLE,
            "5:topics that exist were to be changed, and nobody said yes",
        },
        footer = {
            "  freshet topics create --kafka kafka.example.com:9092 --partitions 12",
            "  freshet topics create --config topics.hocon --alter --yes"
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

    @Option(names = "--yes", description = "do not ask before --alter changes something")
    private boolean yes;

    @Override
    public Integer call() {
        try (var look = TopicLook.at(options.load())) {
            var out = spec.commandLine().getOut();
            var json = options.output() == OutputForm.JSON;
            if (!json) {
                look.print(out, OutputForm.TEXT);
            }
            var alters = alter && !look.plan().alterable().isEmpty();
            if (alters && !yes) {
                Consent.require(look, Confirmation.atTheTerminal(spec.commandLine().getErr()));
            }
            var made = look.create();
            var changed = alters ? look.alter() : 0;
            out.print(
                    json
                            ? TopicsJson.of(look, made, changed)
                            : "made: %d, changed: %d%n".formatted(made, changed));
            out.flush();
            return ExitCode.OK.code();
        }
    }
}
