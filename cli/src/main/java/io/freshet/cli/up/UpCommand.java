package io.freshet.cli.up;

import io.freshet.webapp.WebappConfig;
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
        header = "Run the whole pipeline in this process.",
        description = {
            "",
            "Starts a Kafka broker and a Postgres inside, the four components on top",
            "of them, and the demo site. All but data stays in memory; data is kept.",
            "",
        })
public final class UpCommand implements Callable<Integer> {

    @Spec private CommandSpec spec;

    @Option(
            names = "--data-dir",
            defaultValue = ".freshet",
            description = "what is kept between two runs (default: ${DEFAULT-VALUE})")
    private Path dataDir;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description =
                    "address of collector and demo site; 0.0.0.0 lets others in"
                            + " (default: ${DEFAULT-VALUE})")
    private String host;

    @Option(names = "--collector-port", defaultValue = "8080", description = "${DEFAULT-VALUE}")
    private int collectorPort;

    @Option(
            names = "--site-port",
            defaultValue = "" + WebappConfig.DEFAULT_PORT,
            description = "${DEFAULT-VALUE}")
    private int sitePort;

    @Option(names = "--admin-port", defaultValue = "8000", description = "${DEFAULT-VALUE}")
    private int adminPort;

    @Option(names = "--kafka-port", defaultValue = "9092", description = "${DEFAULT-VALUE}")
    private int kafkaPort;

    @Option(names = "--postgres-port", defaultValue = "5432", description = "${DEFAULT-VALUE}")
    private int postgresPort;

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description = "your brokers in place of the one inside")
    private @Nullable String kafka;

    @Option(
            names = "--postgres",
            paramLabel = "JDBC-URL",
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
            description = "enrichment configurations (default: none)")
    private @Nullable Path enrichments;

    @Override
    public Integer call() {
        var ports =
                new UpPorts(
                        collectorPort,
                        sitePort,
                        adminPort,
                        kafka == null ? OptionalInt.of(kafkaPort) : OptionalInt.empty(),
                        postgres == null ? OptionalInt.of(postgresPort) : OptionalInt.empty());
        var options =
                new UpOptions(
                        dataDir,
                        host,
                        ports,
                        Optional.ofNullable(kafka),
                        Optional.ofNullable(postgres).map(PostgresTarget::parse),
                        Optional.ofNullable(igluConfig),
                        Optional.ofNullable(enrichments));
        var terminal = System.console() != null;
        return new UpRun(options, spec.commandLine().getOut(), terminal).run().code();
    }
}
