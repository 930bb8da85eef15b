package io.freshet.cli.config;

import io.freshet.cli.shell.Exit;
import picocli.CommandLine.Command;

/** {@code freshet config}: the commands about configuration files. */
@Command(
        name = "config",
        header = "Configurations: in force, checked, for editors, from Snowplow.",
        description = "Commands about configurations; none connects to anything.",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeList = {Exit.OK, Exit.WRONG_USAGE},
        footer = {
            "  freshet config print collector --config collector.hocon",
            "  freshet config check config/*.hocon"
        },
        subcommands = {
            ConfigPrintCommand.class,
            ConfigCheckCommand.class,
            ConfigSchemaCommand.class,
            ConfigMigrateCommand.class
        })
public final class ConfigCommand {}
