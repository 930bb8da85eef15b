package io.freshet.cli.trace;

import io.freshet.cli.setup.WindowOptions;
import io.freshet.cli.shell.Exit;
import io.freshet.cli.shell.OutputForm;
import io.freshet.cli.tail.Since;
import io.freshet.enricher.EnricherInputs;
import io.freshet.event.json.Json;
import io.freshet.iglu.IgluSettings;
import io.freshet.runtime.problem.ExitCode;
import io.freshet.webapp.WebappConfig;
import io.freshet.webapp.api.BadGroupEndpoint;
import io.freshet.webapp.cause.Explainer;
import io.freshet.webapp.cause.ShownRow;
import io.freshet.webapp.row.RowFinder;
import io.freshet.webapp.tail.HistoryRead.History;
import io.freshet.webapp.tail.RecordFetch;
import io.freshet.webapp.tail.Stage;
import io.freshet.webapp.trace.EventPage;
import io.freshet.webapp.trace.EventTrace;
import io.freshet.webapp.trace.LookedAt;
import io.freshet.webapp.trace.Snippets;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code freshet trace}. */
@Command(
        name = "trace",
        header = "All that is known of one event: its way, its fields, its rows.",
        description =
                "Looks for the event in Postgres and in the topics, and prints where each of its"
                        + " records stands, what it holds, and for a bad row what is wrong with it"
                        + " and what to do. The same as the event's page of the dashboard.",
        exitCodeList = {
            "0:found",
            "1:not found",
            Exit.WRONG_USAGE,
            Exit.BAD_CONFIGURATION,
            Exit.NOT_REACHABLE,
            Exit.FAILED,
            Exit.INTERRUPTED
        },
        footer = {
            "  freshet trace 34753a70-d3f2-4933-a09a-5b82e9bbffad",
            "  freshet trace 34753a70-d3f2-4933-a09a-5b82e9bbffad \\",
            "      --since 7d -o json | jq .lineage",
        })
public final class TraceCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(
            paramLabel = "EVENT_ID",
            description = "the event's event_id, or a record's place: topic-partition@offset")
    private String eventId = "";

    @Mixin private WindowOptions window = new WindowOptions();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = Since.class,
            defaultValue = "24h",
            description = "how far back the topics are searched for what is not in Postgres")
    private Duration since = Duration.ofDays(1);

    @Option(
            names = {"-o", "--output"},
            paramLabel = "text|json",
            defaultValue = "text",
            description = "for people, or all of it as a line of JSON")
    private OutputForm output = OutputForm.TEXT;

    @Override
    public Integer call() {
        var config = window.read();
        var clock = Clock.systemUTC();
        var topics = Stage.byTopic(config.topics(), Stage.values());
        try (var fetch = new RecordFetch(config.kafka(), topics, clock, PATIENCE);
                var rows = config.postgres().map(TraceCommand::finder).orElse(null)) {
            var trace = new EventTrace(fetch, rows, id -> Optional.empty());
            var found = trace.find(eventId, clock.millis() - since.toMillis());
            if (found.isEmpty()) {
                spec.commandLine().getErr().println(notFound(clock.instant().minus(since)));
                return ExitCode.FOUND_PROBLEMS.code();
            }
            var page = page(config).of(found);
            var out = spec.commandLine().getOut();
            out.print(
                    output == OutputForm.JSON
                            ? Json.print(page) + System.lineSeparator()
                            : TraceText.of(page));
            out.flush();
            return ExitCode.OK.code();
        } catch (KafkaException away) {
            throw WindowOptions.unreachable(config, away);
        }
    }

    private String notFound(Instant from) {
        return "No event "
                + eventId
                + " was found in Postgres, nor in the topics from "
                + from.truncatedTo(ChronoUnit.SECONDS)
                + " on; look further back with --since.";
    }

    private static RowFinder finder(WebappConfig.PostgresSettings postgres) {
        return new RowFinder(
                postgres.url(), postgres.user(), postgres.password(), postgres.schema());
    }

    private static EventPage page(WebappConfig config) {
        var iglu =
                EnricherInputs.iglu(
                        config.resolver().map(Path::of).orElse(null), IgluSettings.DEFAULT);
        var collector =
                config.collectorUrl()
                        .map(URI::toString)
                        .orElse("http://localhost:" + config.collectorPort());
        var schema = config.postgres().map(WebappConfig.PostgresSettings::schema).orElse("atomic");
        return new EventPage(
                new ShownRow(new Explainer(key -> BadGroupEndpoint.schema(iglu, key))),
                new Snippets(collector, config.kafka().bootstrapServers(), schema),
                place -> OptionalLong.empty(),
                new LookedAt(List.of(), () -> new History(0, 1), schema + ".events"),
                false);
    }
}
