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
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import tools.jackson.databind.JsonNode;

/**
 * How long Overview and Bad rows take to answer with a million events in the topics, beside the
 * same program before an empty pipeline, asked in turn; and what memory both hold. Counts have to
 * be exact, or it fails.
 */
final class WindowBenchmark {

    private static final Map<String, String> DEFAULTS =
            Map.of("events", "1000000", "requests", "1000");

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
        new FullTopics(TopicNames.withPrefix("full_")).fill(brokers, events);
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
            check(full, events);
            for (var question : QUESTIONS) {
                measure(List.of(empty, full), question, options.number("requests"));
            }
            for (var window : List.of(empty, full)) {
                var bytes = window.process().residentBytes();
                say(window.name() + " holds " + (bytes == null ? "?" : bytes >> 20) + " MiB");
            }
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
    private void await(Window window) throws IOException, InterruptedException, InvalidJson {
        window.process().await(() -> isThere(window));
        while (ask(window, "overview").path("history").path("read").asDouble() < 1) {
            Thread.sleep(200);
        }
    }

    private boolean isThere(Window window) {
        try {
            ask(window, "overview");
            return true;
        } catch (IOException | InvalidJson notYet) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void check(Window window, int events)
            throws IOException, InterruptedException, InvalidJson {
        var ledger = ask(window, "overview?window=24h").path("ledger");
        var bad = ask(window, "bad?window=24h");
        say("ledger " + Json.print(ledger) + ", causes " + bad.path("groups").size());
        if (ledger.path("received").asLong() != events
                || ledger.path("bad").asLong() != bad.path("total").asLong()
                || ledger.path("difference").asLong() != 0) {
            throw new IllegalStateException("the counts are wrong");
        }
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
