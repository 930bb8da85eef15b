package io.freshet.cli.offline;

import io.freshet.cli.shell.Exit;
import picocli.CommandLine.Command;

/** {@code freshet schema}: the commands about Iglu schemas. */
@Command(
        name = "schema",
        header = "Iglu schemas: validate data, show tables.",
        description = "Commands about Iglu schemas; each has its own help.",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeList = {Exit.OK, Exit.FOUND_PROBLEMS, Exit.WRONG_USAGE, Exit.BAD_CONFIGURATION},
        footer = {
            "  freshet schema validate < data.ndjson",
            "  freshet schema ddl iglu:com.acme/click/jsonschema/1-0-0",
        },
        subcommands = {SchemaValidateCommand.class, SchemaDdlCommand.class})
public final class SchemaCommand {}
