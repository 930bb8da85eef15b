package io.freshet.cli.db;

import io.freshet.cli.shell.Exit;
import picocli.CommandLine.Command;

/** {@code freshet db}: the commands about the loader's database. */
@Command(
        name = "db",
        header = "The loader's database: rights of its role.",
        description = "Commands about the loader's database; each has its own help.",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeList = {Exit.OK, Exit.WRONG_USAGE, Exit.BAD_CONFIGURATION},
        footer = {"  freshet db grants --role loader --reader analyst | psql igludb"},
        subcommands = {DbGrantsCommand.class})
public final class DbCommand {}
