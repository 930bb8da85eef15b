package io.freshet.cli.topics;

import io.freshet.cli.shell.Exit;
import picocli.CommandLine.Command;

/** {@code freshet topics}: the commands about a pipeline's topics. */
@Command(
        name = "topics",
        header = "The pipeline's topics: plan, make, check, rights.",
        description = "Commands about the topics between the components; each has its own help.",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeList = {Exit.OK, Exit.WRONG_USAGE},
        footer = {
            "  freshet topics plan --kafka kafka.example.com:9092",
            "  freshet topics create --kafka kafka.example.com:9092"
        },
        subcommands = {
            TopicsPlanCommand.class,
            TopicsCreateCommand.class,
            TopicsCheckCommand.class,
            TopicsAclsCommand.class
        })
public final class TopicsCommand {}
