package io.freshet.cli.shell;

import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The one look of all help pages. */
final class HelpStyle {

    private static final int WIDTH = 80;

    private HelpStyle() {}

    static void apply(CommandLine root) {
        root.getHelpSectionMap()
                .put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, CommandGroups::render);
        root.getCommandSpec()
                .usageMessage()
                .width(WIDTH)
                .synopsisHeading("%nUsage: ")
                .optionListHeading("%nOptions:%n")
                .commandListHeading("");
        root.getSubcommands().values().forEach(HelpStyle::applyBelow);
    }

    private static void applyBelow(CommandLine command) {
        command.getCommandSpec()
                .usageMessage()
                .width(WIDTH)
                .showDefaultValues(true)
                .sortOptions(false)
                .synopsisHeading("%nUsage: ")
                .descriptionHeading("%n")
                .parameterListHeading("%nArguments:%n")
                .optionListHeading("%nOptions:%n")
                .commandListHeading("%nCommands:%n")
                .exitCodeListHeading("%nExit codes:%n")
                .footerHeading("%nExamples:%n");
        command.getSubcommands().values().forEach(HelpStyle::applyBelow);
    }
}
