package io.freshet.benchmarks.window;

import io.freshet.benchmarks.process.Broker;
import io.freshet.benchmarks.process.Child;
import io.freshet.benchmarks.process.Options;
import io.freshet.benchmarks.process.Scratch;
import io.freshet.cli.FreshetMain;
import io.freshet.embedded.FreePorts;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.runtime.kafka.TopicNames;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import tools.jackson.databind.JsonNode;

/**
 * How long Overview and Bad rows take to answer with a million events in the topics, beside the
 * same program before an empty pipeline, asked in turn; and what memory both hold. Counts have to
 * be exact, or it fails.
 */
final class WindowBenchmark {

    private static final Map<String, String> DEFAULTS =
            Map.of("events", "1000000", "requests", "500");

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Those of the script that starts it. */
    private static final List<String> PRODUCT_OPTIONS =
            List.of("-Xmx512m", "-XX:+UseSerialGC", "-Dfile.encoding=UTF-8");

    private static final List<String> QUESTIONS =
            List.of(
                    "overview?window=15m",
                    "overview?window=24h",
                    "bad?window=15m",
                    "bad?window=24h");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** A dashboard, a process of its own. */
    private record Window(String name, Child process, URI api) {}

    /**
     * Runs all of it.
     *
     * @param args options, see README.md
     */
    public static void main(String[] args)
            throws IOException, InterruptedException, ExecutionException, InvalidJson {
        var options = Options.of(args, DEFAULTS);
        try (var folder = new Scratch();
                var broker = Broker.start(folder.path())) {
            new WindowBenchmark().run(options, folder.path(), broker.address());
        }
    }

    private void run(Options options, Path folder, String brokers)
            throws IOException, InterruptedException, ExecutionException, InvalidJson {
        var events = options.number("events");
        for (var prefix : List.of("empty_", "full_")) {
            FullTopics.create(brokers, TopicNames.withPrefix(prefix));
        }
        say(String.format(Locale.ROOT, "filling the topics with %,d events", events));
        var topics = new FullTopics(TopicNames.withPrefix("full_"));
        topics.fill(brokers, events);
        var empty = start(folder, brokers, "empty");
        var full = start(folder, brokers, "full");
        try (var one = empty.process();
                var other = full.process()) {
            await(empty);
            var began = System.nanoTime();
            await(full);
            say(
                    String.format(
                            Locale.ROOT,
                            "the history was read in %.0f s",
                            (System.nanoTime() - began) / 1e9));
            check(full, events, topics.planted());
            for (var question : QUESTIONS) {
                measure(List.of(empty, full), question, options.number("requests"));
            }
            hold(List.of(empty, full));
            say(String.format(Locale.ROOT, "adding %,d events while it looks on", events));
            topics.goOn(brokers, events);
            full.process().await(PATIENCE, "read what came", () -> received(full) == 2L * events);
            check(full, 2 * events, topics.planted());
            hold(List.of(full));
        }
    }

    /** Prints what the processes hold. */
    private static void hold(List<Window> windows) throws IOException {
        for (var window : windows) {
            var resident = window.process().residentBytes();
            say(
                    String.format(
                            Locale.ROOT,
                            "%s holds %d MiB on its heap, %s MiB in all",
                            window.name(),
                            window.process().liveBytes() >> 20,
                            resident == null ? "?" : Long.toString(resident >> 20)));
        }
    }

    private static Window start(Path folder, String brokers, String name) throws IOException {
        var port = FreePorts.one();
        var config =
                Files.writeString(
                        folder.resolve(name + ".hocon"),
                        """
                        port = %d
                        kafka.bootstrapServers = "%s"
                        topics.prefix = "%s_"
                        admin.enabled = false
                        """
                                .formatted(port, brokers, name));
        var process =
                Child.start(
                        folder,
                        name,
                        PRODUCT_OPTIONS,
                        FreshetMain.class,
                        List.of("webapp", "--config", config.toString()));
        return new Window(name, process, URI.create("http://127.0.0.1:" + port + "/api/v1/"));
    }

    /** Until all of the history is read. */
    private void await(Window window) throws InterruptedException {
        window.process()
                .await(
                        PATIENCE,
                        "read the history",
                        () ->
                                told(window, "overview")
                                        .map(it -> it.path("history").path("read").asDouble() >= 1)
                                        .orElse(false));
    }

    private long received(Window window) {
        return told(window, "overview?window=24h")
                .map(it -> it.path("ledger"))
                .filter(ledger -> ledger.path("inFlight").asLong() == 0)
                .map(ledger -> ledger.path("received").asLong())
                .orElse(-1L);
    }

    /** An answer; empty where there is none yet. */
    private Optional<JsonNode> told(Window window, String question) {
        try {
            return Optional.of(ask(window, question));
        } catch (IOException | InvalidJson notYet) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** The books are even, and each cause has exactly the rows that were planted. */
    private void check(Window window, int events, Map<String, Long> planted)
            throws IOException, InterruptedException, InvalidJson {
        var ledger = ask(window, "overview?window=24h").path("ledger");
        var bad = ask(window, "bad?window=24h");
        var counts = new HashMap<String, Long>();
        bad.path("groups")
                .forEach(
                        group ->
                                counts.merge(
                                        group.path("schema").asString(""),
                                        group.path("count").asLong(),
                                        Long::sum));
        say("ledger " + Json.print(ledger) + ", causes " + bad.path("groups").size());
        if (ledger.path("received").asLong() != events
                || ledger.path("bad").asLong() != bad.path("total").asLong()
                || ledger.path("difference").asLong() != 0
                || bad.path("groups").size() != planted.size()
                || !counts.equals(planted)) {
            throw new IllegalStateException(
                    "the counts are wrong: planted " + planted + ", counted " + counts);
        }
        say(
                String.format(
                        Locale.ROOT,
                        "each of %d causes has exactly the rows that were planted, %d to %d",
                        planted.size(),
                        Collections.min(planted.values()),
                        Collections.max(planted.values())));
    }

    private void measure(List<Window> windows, String question, int requests)
            throws IOException, InterruptedException, InvalidJson {
        var nanos = new long[windows.size()][requests];
        for (var i = -requests / 10; i < requests; i++) {
            for (var w = 0; w < windows.size(); w++) {
                var began = System.nanoTime();
                ask(windows.get(w), question);
                if (i >= 0) {
                    nanos[w][i] = System.nanoTime() - began;
                }
            }
        }
        for (var w = 0; w < windows.size(); w++) {
            Arrays.sort(nanos[w]);
            say(
                    String.format(
                            Locale.ROOT,
                            "%-22s %-6s median %6.1f ms, 99 in 100 below %6.1f ms, all below %6.1f ms",
                            question,
                            windows.get(w).name(),
                            nanos[w][requests / 2] / 1e6,
                            nanos[w][requests * 99 / 100] / 1e6,
                            nanos[w][requests - 1] / 1e6));
        }
        say(
                String.format(
                        Locale.ROOT,
                        "%-22s full is to empty as %.2f to 1 (median), %.2f to 1 (99 in 100)",
                        question,
                        (double) nanos[1][requests / 2] / nanos[0][requests / 2],
                        (double) nanos[1][requests * 99 / 100] / nanos[0][requests * 99 / 100]));
    }

    private JsonNode ask(Window window, String question)
            throws IOException, InterruptedException, InvalidJson {
        var answer =
                http.send(
                        HttpRequest.newBuilder(window.api().resolve(question)).build(),
                        BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException(question + " is answered with " + answer.statusCode());
        }
        return Json.parse(answer.body());
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
