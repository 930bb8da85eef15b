package io.freshet.cli.up;

import io.freshet.cli.setup.PostgresTarget;
import io.freshet.cli.shell.Exit;
import io.freshet.cli.shell.LogSettings;
import io.freshet.cli.shell.Terminal;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code freshet up}. */
@Command(
        name = "up",
        header = "The whole pipeline in one process, with broker and database inside.",
        description =
                "Starts a Kafka broker, a Postgres, the four components and the demo site. Broker"
                        + " and database listen on loopback only. Data is kept in --data-dir; Ctrl-C"
                        + " stops everything. Each default can be set in the environment, e.g."
                        + " FRESHET_COLLECTOR_PORT, FRESHET_DATA_DIR.",
        exitCodeList = {
            Exit.OK,
            Exit.WRONG_USAGE,
            Exit.BAD_CONFIGURATION,
            Exit.NOT_REACHABLE,
            Exit.REFUSED,
            Exit.TIMED_OUT,
            Exit.FAILED,
            Exit.INTERRUPTED
        },
        footer = {
            "  freshet up",
            "  freshet up --collector-port 9080 --data-dir /tmp/trial",
            "  freshet up --kafka broker:9092 --postgres postgresql://u:secret@db/events",
        })
public final class UpCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            defaultValue = "${env:FRESHET_DATA_DIR:-.freshet}",
            description = "what is kept between two runs")
    private Path dataDir = Path.of(".freshet");

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "${env:FRESHET_HOST:-127.0.0.1}",
            description = "where collector and site listen; 0.0.0.0 lets others in")
    private String host = "";

    @Option(
            names = "--collector-port",
            paramLabel = "PORT",
            defaultValue = "${env:FRESHET_COLLECTOR_PORT:-8080}",
            description = "for trackers")
    private int collectorPort;

    @Option(
            names = "--site-port",
            paramLabel = "PORT",
            defaultValue = "${env:FRESHET_SITE_PORT:-8090}",
            description = "demo site and dashboard")
    private int sitePort;

    @Option(
            names = "--kafka-port",
            paramLabel = "PORT",
            defaultValue = "${env:FRESHET_KAFKA_PORT:-9092}",
            description = "broker inside")
    private int kafkaPort;

    @Option(
            names = "--postgres-port",
            paramLabel = "PORT",
            defaultValue = "${env:FRESHET_POSTGRES_PORT:-5432}",
            description = "database inside")
    private int postgresPort;

    @Option(
            names = "--admin-port",
            paramLabel = "PORT",
            defaultValue = "${env:FRESHET_ADMIN_PORT:-8000}",
            description = "health and metrics")
    private int adminPort;

    @Option(
            names = "--admin-host",
            paramLabel = "ADDRESS",
            defaultValue = "${env:FRESHET_ADMIN_HOST:-127.0.0.1}",
            description = "where health and metrics listen; 0.0.0.0 lets Prometheus in")
    private String adminHost = "";

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description = "your brokers in place of the one inside")
    private @Nullable String kafka;

    @Option(
            names = "--postgres",
            paramLabel = "URL",
            description = "your database in place of the one inside")
    private @Nullable String postgres;

    @Option(
            names = "--iglu-config",
            paramLabel = "FILE",
            description = "a resolver.json in place of the schemas that ship")
    private @Nullable Path igluConfig;

    @Option(
            names = "--enrichments",
            paramLabel = "DIR",
            description = "enrichment configurations; without it, none")
    private @Nullable Path enrichments;

    @Override
    public Integer call() {
        var options =
                new UpOptions(
                        dataDir,
                        host,
                        adminHost,
                        ports(),
                        Optional.ofNullable(kafka),
                        Optional.ofNullable(postgres).map(PostgresTarget::parse),
                        Optional.ofNullable(igluConfig),
                        Optional.ofNullable(enrichments));
        var terminal = Terminal.isWatched();
        LogSettings.quietBroker();
        if (terminal) {
            LogSettings.toFile(dataDir.resolve("freshet.log"));
        }
        return new UpRun(options, spec.commandLine().getOut(), terminal).run().code();
    }

    private UpPorts ports() {
        return new UpPorts(
                collectorPort,
                sitePort,
                adminPort,
                kafka == null ? OptionalInt.of(kafkaPort) : OptionalInt.empty(),
                postgres == null ? OptionalInt.of(postgresPort) : OptionalInt.empty());
    }
}
