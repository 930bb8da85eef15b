package io.freshet.cli.tail;

import io.freshet.cli.setup.WindowOptions;
import io.freshet.cli.shell.Exit;
import io.freshet.runtime.problem.ExitCode;
import io.freshet.runtime.problem.Problem;
import io.freshet.runtime.problem.StartFailure;
import io.freshet.webapp.WebappConfig;
import io.freshet.webapp.live.LiveFilter;
import io.freshet.webapp.tail.LookingOn;
import io.freshet.webapp.tail.Stage;
import io.freshet.webapp.tail.TailRecord;
import io.freshet.webapp.watch.LiveEvents;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code freshet tail}. */
@Command(
        name = "tail",
        header = "Events as they come, good and bad.",
        description =
                "Follows the pipeline's last topics and prints a line for each event that fits all"
                        + " of the filters. Joins no group and changes nothing.",
        exitCodeList = {
            "0:as many events as --count says were printed, or all there were",
            Exit.WRONG_USAGE,
            Exit.BAD_CONFIGURATION,
            Exit.NOT_REACHABLE,
            Exit.FAILED,
            Exit.INTERRUPTED
        },
        footer = {
            "  freshet tail --app shop --event add_to_cart",
            "  freshet tail --since 1h --outcome bad --no-follow -o csv > bad.csv",
        })
public final class TailCommand implements Callable<Integer> {

    private static final Duration POLL = Duration.ofMillis(250);

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin private WindowOptions window = new WindowOptions();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = Since.class,
            description = "begin so long ago, e.g. 10m or 24h, and not now")
    private @Nullable Duration since;

    @Option(
            names = "--no-follow",
            description = "end with the last event there is, and do not wait for more")
    private boolean isDone;

    @Option(
            names = {"-n", "--count"},
            paramLabel = "EVENTS",
            description = "end after so many")
    private @Nullable Integer count;

    @Option(
            names = "--outcome",
            paramLabel = "good|failed|bad",
            description = "only those that ended so")
    private @Nullable String outcome;

    @Option(names = "--app", paramLabel = "ID", description = "only those of this application")
    private @Nullable String app;

    @Option(names = "--event", paramLabel = "NAME", description = "only those of this name")
    private @Nullable String event;

    @Option(
            names = "--schema",
            paramLabel = "TEXT",
            description = "only those whose schema has this in its URI")
    private @Nullable String schema;

    @Option(
            names = "--user",
            paramLabel = "ID",
            description = "only those of users whose id begins so")
    private @Nullable String user;

    @Option(
            names = "--text",
            paramLabel = "TEXT",
            description = "only those that have this in them")
    private @Nullable String text;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "text|json|csv",
            defaultValue = "text",
            description = "for people, an object a line, or a table")
    private TailForm output = TailForm.TEXT;

    @Override
    public Integer call() {
        var config = window.read();
        var topics =
                Stage.byTopic(
                        config.topics(),
                        Stage.JSON,
                        Stage.FAILED,
                        Stage.RAW_BAD,
                        Stage.PARSED_BAD,
                        Stage.JSON_BAD);
        try (var consumer = LookingOn.consumer(config.kafka(), "freshet-tail")) {
            var partitions = LookingOn.partitions(consumer, topics.keySet());
            if (partitions.isEmpty()) {
                throw noTopics(config);
            }
            var ends = begin(consumer, partitions);
            follow(consumer, topics, ends, spec.commandLine().getOut());
            return ExitCode.OK.code();
        } catch (KafkaException away) {
            throw WindowOptions.unreachable(config, away);
        }
    }

    /** Goes to where it begins; gives where it ends now. */
    private Map<TopicPartition, Long> begin(
            KafkaConsumer<byte[], byte[]> consumer, Collection<TopicPartition> partitions) {
        consumer.assign(partitions);
        var ends = consumer.endOffsets(partitions);
        var starts = new HashMap<>(ends);
        if (since != null) {
            var asked = new HashMap<TopicPartition, Long>();
            var at = Clock.systemUTC().millis() - since.toMillis();
            partitions.forEach(partition -> asked.put(partition, at));
            consumer.offsetsForTimes(asked)
                    .forEach(
                            (partition, found) -> {
                                if (found != null) {
                                    starts.put(partition, found.offset());
                                }
                            });
        }
        starts.forEach(consumer::seek);
        return ends;
    }

    private void follow(
            KafkaConsumer<byte[], byte[]> consumer,
            Map<String, Stage> topics,
            Map<TopicPartition, Long> ends,
            PrintWriter out) {
        var filter = new LiveFilter(outcome, app, event, schema, user, text);
        var lines = new EventLines(output);
        out.print(lines.head());
        var seq = 0L;
        var clock = Clock.systemUTC();
        var begunAt = clock.millis();
        while (!out.checkError()
                && !(isDone
                        && ends.entrySet().stream()
                                .allMatch(e -> consumer.position(e.getKey()) >= e.getValue()))) {
            for (var record : consumer.poll(POLL)) {
                var stage = topics.getOrDefault(record.topic(), Stage.JSON);
                var isHistory = record.timestamp() < begunAt;
                var seen = LiveEvents.of(new TailRecord(stage, record, clock.millis(), isHistory));
                if (seen.isPresent() && filter.test(seen.get())) {
                    seq++;
                    out.print(lines.line(seen.get(), seq));
                    if (count != null && seq >= count) {
                        out.flush();
                        return;
                    }
                }
            }
            out.flush();
        }
    }

    private static StartFailure noTopics(WebappConfig config) {
        return new StartFailure(
                ExitCode.NOT_REACHABLE,
                new Problem(
                        "F1002",
                        "missing topic: " + config.topics().jsonEvent(),
                        config.kafka().bootstrapServers(),
                        null,
                        "create it, or give the brokers of the pipeline with --kafka"),
                null);
    }
}
