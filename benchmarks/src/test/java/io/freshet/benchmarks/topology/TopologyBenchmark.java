package io.freshet.benchmarks.topology;

import io.freshet.benchmarks.process.Broker;
import io.freshet.benchmarks.process.Child;
import io.freshet.benchmarks.process.Options;
import io.freshet.benchmarks.process.Scratch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * The enricher on Kafka Streams, exactly once, next to a topology that only passes bytes on and to
 * its own pipeline in a loop. Every program is a process of its own, so is the broker; they run in
 * turn, round after round, so that a busy minute does not hit one alone.
 */
final class TopologyBenchmark {

    private static final Map<String, String> DEFAULTS =
            Map.of(
                    "rounds", "2",
                    "warm-up", "300000",
                    "stretch", "100000",
                    "stretches", "3",
                    "jvm", "",
                    "settings", "");

    /** Those of the script that starts the enricher. */
    private static final List<String> PRODUCT_OPTIONS =
            List.of("-Xmx512m", "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8");

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Options options;
    private final Path folder;
    private final Broker broker;
    private final TopologyTable table = new TopologyTable();

    private TopologyBenchmark(Options options, Path folder, Broker broker) {
        this.options = options;
        this.folder = folder;
        this.broker = broker;
    }

    /**
     * Runs all of it.
     *
     * @param args options, see README.md
     */
    public static void main(String[] args)
            throws IOException, InterruptedException, ExecutionException {
        var options = Options.of(args, DEFAULTS);
        try (var folder = new Scratch();
                var broker =
                        Broker.start(
                                folder.path(),
                                "snowplow_parsed_good",
                                "snowplow_parsed_bad",
                                "snowplow_parsed_failed",
                                "snowplow_pii")) {
            new TopologyBenchmark(options, folder.path(), broker).run();
        }
    }

    private void run() throws IOException, InterruptedException, ExecutionException {
        var records =
                options.number("warm-up")
                        + (options.number("stretches") + 1) * options.number("stretch");
        say(String.format("filling the topic with %,d page views", records));
        RawTopic.fill(broker.address(), records);
        say(TopologyTable.row("") + Stretch.HEADING);
        for (var round = 1; round <= options.number("rounds"); round++) {
            for (var program : Program.values()) {
                once(program, round);
            }
        }
        table.print();
    }

    private void once(Program program, int round) throws IOException, InterruptedException {
        var task =
                new Task(
                        program,
                        program.slug() + "-" + round,
                        folder,
                        broker.address(),
                        broker.pid(),
                        options.number("warm-up"),
                        options.number("stretch"),
                        options.number("stretches"),
                        String.join("\n", options.words("settings")));
        var jvm = new ArrayList<>(PRODUCT_OPTIONS);
        jvm.addAll(options.words("jvm"));
        try (var child =
                Child.start(folder, task.group(), jvm, ProgramMain.class, task.toArguments())) {
            child.awaitEnd(PATIENCE);
        }
        for (var line : Files.readAllLines(task.result())) {
            var stretch = Stretch.parse(line);
            say(TopologyTable.row(program.text()) + stretch.text());
            table.add(program, stretch);
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
