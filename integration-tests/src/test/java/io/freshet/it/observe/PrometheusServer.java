package io.freshet.it.observe;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.freshet.embedded.FreePorts;
import io.freshet.it.process.PipelineHome;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real Prometheus that asks a pipeline by the files that ship, but every second and at the port
 * that it has here.
 */
public final class PrometheusServer implements AutoCloseable {

    private static final Path CONFIG = Rules.FILE.resolveSibling("prometheus-up.yml");
    private static final String TARGET = "127.0.0.1:8000";

    /** Some scrapes long, as Grafana would choose it. */
    private static final String RATE_INTERVAL = "8s";

    private final Process process;
    private final URI api;
    private final HttpClient http = HttpClient.newHttpClient();

    private PrometheusServer(Process process, URI api) {
        this.process = process;
        this.api = api;
    }

    /** Starts one; skips the test where there is none. */
    public static PrometheusServer start(Path directory, PipelineHome home) throws IOException {
        var folder = Files.createDirectories(directory.resolve("prometheus"));
        var config = Files.readString(CONFIG);
        if (!config.contains(TARGET)) {
            throw new IllegalStateException(CONFIG + " does not ask " + TARGET);
        }
        Files.writeString(
                folder.resolve("prometheus.yml"),
                config.replace(TARGET, home.adminUrl("").getAuthority()).replace("15s", "1s"));
        Files.copy(Rules.FILE, folder.resolve(Rules.FILE.getFileName()));
        var address = "127.0.0.1:" + FreePorts.several(1).get(0);
        var process =
                PrometheusProgram.PROMETHEUS
                        .command(
                                "--config.file=" + folder.resolve("prometheus.yml"),
                                "--storage.tsdb.path=" + folder.resolve("data"),
                                "--web.listen-address=" + address)
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("log").toFile())
                        .start();
        return new PrometheusServer(process, URI.create("http://" + address + "/api/v1/"));
    }

    /** Questions of dashboards and rules that it refuses, or has nothing to say to. */
    public List<String> unanswered() throws IOException, InterruptedException {
        var page = MetricsPage.read();
        var unanswered = new ArrayList<String>();
        for (var question : (Iterable<Question>) Dashboards.questions()::iterator) {
            var result = result(question, unanswered);
            if (result != null && result.isEmpty() && mustBeAnswered(question, page)) {
                unanswered.add(question.where() + ": nothing for " + question.expression());
            }
        }
        for (var question : (Iterable<Question>) Rules.questions()::iterator) {
            result(question, unanswered);
        }
        return unanswered;
    }

    /** Alerts that fire, and rules that cannot be evaluated or were not yet. */
    public List<String> troubled() throws IOException, InterruptedException {
        var troubled = new ArrayList<String>();
        var groups = get("rules").path("data").path("groups");
        for (var rule : rules(groups).toList()) {
            var state = rule.path("state").asString("inactive");
            if (!rule.path("health").asString().equals("ok") || state.equals("firing")) {
                troubled.add(rule.toString());
            }
        }
        if (rules(groups).count() != Rules.questions().count()) {
            troubled.add("not all rules are there: " + groups);
        }
        return troubled;
    }

    private static Stream<JsonNode> rules(JsonNode groups) {
        return Dashboards.elements(groups)
                .flatMap(group -> Dashboards.elements(group.path("rules")));
    }

    /** What is filtered, and what comes only when something happens, may have no answer. */
    private static boolean mustBeAnswered(Question question, MetricsPage page) {
        return !question.expression().contains(" > ")
                && question.parsed().selectors().stream()
                        .noneMatch(
                                selector ->
                                        page.explaining(selector.metric())
                                                .filter(
                                                        row ->
                                                                page.conditional()
                                                                        .contains(row.name()))
                                                .isPresent());
    }

    /** Null where it refuses. */
    private @Nullable JsonNode result(Question question, List<String> unanswered)
            throws IOException, InterruptedException {
        var expression =
                question.expression()
                        .replace("$__rate_interval", RATE_INTERVAL)
                        .replace("$__range", "1h");
        var answer = get("query?query=" + URLEncoder.encode(expression, UTF_8));
        if (!answer.path("status").asString().equals("success")) {
            unanswered.add(question.where() + ": " + answer);
            return null;
        }
        return answer.path("data").path("result");
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(api.resolve(path)).build();
        var answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() == 503) {
            // it listens before it has read its own files
            throw new ConnectException("Prometheus is starting");
        }
        return JsonMapper.shared().readTree(answer.body());
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
