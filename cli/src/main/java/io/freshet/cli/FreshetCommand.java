package io.freshet.cli;

import io.freshet.cli.component.CollectorCommand;
import io.freshet.cli.component.EnricherCommand;
import io.freshet.cli.component.EventsProcessorCommand;
import io.freshet.cli.component.LoaderPgCommand;
import io.freshet.cli.component.WebappCommand;
import io.freshet.cli.config.ConfigCommand;
import io.freshet.cli.db.DbCommand;
import io.freshet.cli.doctor.DoctorCommand;
import io.freshet.cli.lag.LagCommand;
import io.freshet.cli.offline.EnrichCommand;
import io.freshet.cli.offline.SchemaCommand;
import io.freshet.cli.offline.ToJsonCommand;
import io.freshet.cli.send.SendCommand;
import io.freshet.cli.shell.HelpCommand;
import io.freshet.cli.shell.VersionText;
import io.freshet.cli.status.StatusCommand;
import io.freshet.cli.tail.TailCommand;
import io.freshet.cli.topics.TopicsCommand;
import io.freshet.cli.trace.TraceCommand;
import io.freshet.cli.up.UpCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code freshet} itself: alone it prints the overview. */
@Command(
        name = "freshet",
        header = "Behavioural events from Snowplow trackers into Postgres, over plain Kafka.",
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = VersionText.class,
        footer = {
            "",
            "Start with 'freshet up', then 'freshet send' in a second terminal.",
            "'freshet COMMAND --help' tells more about one command.",
        },
        subcommands = {
            UpCommand.class,
            SendCommand.class,
            TailCommand.class,
            TraceCommand.class,
            StatusCommand.class,
            DoctorCommand.class,
            LagCommand.class,
            CollectorCommand.class,
            EnricherCommand.class,
            EventsProcessorCommand.class,
            LoaderPgCommand.class,
            WebappCommand.class,
            EnrichCommand.class,
            ToJsonCommand.class,
            SchemaCommand.class,
            ConfigCommand.class,
            TopicsCommand.class,
            DbCommand.class,
            HelpCommand.class,
        })
@SuppressWarnings("UnusedVariable") // picocli reads the options
public final class FreshetCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            order = 100,
            description = "print this help")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "print the version")
    private boolean version;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            order = 101,
            description = "log more, and show stack traces of failures")
    private boolean verbose;

    @Override
    public void run() {
        var commandLine = spec.commandLine();
        commandLine.usage(commandLine.getOut());
    }
}
