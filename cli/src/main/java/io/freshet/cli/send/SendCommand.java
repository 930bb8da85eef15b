package io.freshet.cli.send;

import io.freshet.cli.up.PostgresTarget;
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
        header = "Send three events and tell the fate of each.",
        description =
                "Sends a valid page view, a valid event with a schema of its own and a broken one"
                        + " to a running pipeline, waits, and says where each ended.")
public final class SendCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--collector", paramLabel = "URL", description = "where to send")
    private URI collector = URI.create("http://localhost:8080");

    @Option(names = "--kafka", paramLabel = "HOST:PORT", description = "brokers of the pipeline")
    private String kafka = KafkaSettings.DEFAULT_BOOTSTRAP_SERVERS;

    @Option(names = "--topic-prefix", description = "prefix of the pipeline's topics")
    private String topicPrefix = "";

    @Option(names = "--postgres", paramLabel = "JDBC-URL", description = "where the rows end")
    private String postgres = "jdbc:postgresql://localhost:5432/igludb";

    @Option(names = "--timeout", paramLabel = "SECONDS", description = "how long to wait")
    private int timeoutSeconds = 30;

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
