package io.freshet.cli.send;

import io.freshet.cli.setup.PostgresTarget;
import io.freshet.cli.shell.Exit;
import io.freshet.runtime.kafka.KafkaSettings;
import io.freshet.runtime.kafka.TopicNames;
import io.freshet.webapp.row.RowFinder;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code freshet send}. */
@Command(
        name = "send",
        header = "Three events through a running pipeline, and the fate of each.",
        description =
                "Sends a valid page view, a valid event with a schema of its own and a broken one,"
                        + " waits, and says where each ended and after how many milliseconds. The"
                        + " defaults fit 'freshet up' and follow the same environment variables.",
        exitCodeList = {
            "0:all went where they should",
            "1:one ended elsewhere",
            Exit.WRONG_USAGE,
            Exit.NOT_REACHABLE,
            "6:one did not end in time",
            Exit.FAILED,
            Exit.INTERRUPTED
        },
        footer = {
            "  freshet send",
            "  freshet send --collector https://c.example.com --kafka broker:9092 \\",
            "      --postgres postgresql://u:secret@db/events",
        })
public final class SendCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(
            names = "--collector",
            paramLabel = "URL",
            defaultValue = "http://localhost:${env:FRESHET_COLLECTOR_PORT:-8080}",
            description = "where to send")
    private URI collector = URI.create("http://localhost");

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            defaultValue = "localhost:${env:FRESHET_KAFKA_PORT:-9092}",
            description = "brokers of the pipeline")
    private String kafka = "";

    @Option(
            names = "--postgres",
            paramLabel = "URL",
            defaultValue = "postgresql://localhost:${env:FRESHET_POSTGRES_PORT:-5432}/igludb",
            description = "where the rows end")
    private String postgres = "";

    @Option(
            names = "--topic-prefix",
            paramLabel = "TEXT",
            defaultValue = "",
            description = "stands before the names of the pipeline's topics")
    private String topicPrefix = "";

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "how long to wait")
    private int timeoutSeconds;

    @Override
    public Integer call() {
        var names = TopicNames.withPrefix(topicPrefix);
        var target = PostgresTarget.parse(postgres);
        try (var topics = new TopicWatch(KafkaSettings.of(kafka), SendRun.watched(names));
                var rows =
                        new RowFinder(
                                target.jdbcUrl(), target.user(), target.password(), "atomic")) {
            var run = new SendRun(new Tracker(collector), topics, names, rows);
            return run.run(
                            Sample.three(System.currentTimeMillis()),
                            Duration.ofSeconds(timeoutSeconds),
                            spec.commandLine().getOut())
                    .code();
        }
    }
}
