package io.freshet.enricher.vectors;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.vectors.TestData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The servers that recorded cases ask, as their README describes them: asset files, an API, rates
 * of exchange. They are on free ports, so configurations are written anew to name these.
 */
public final class RecordedServers {

    /** Where the examples in {@code config/enrichments} have their assets. */
    private static final String EXAMPLE_ASSETS = "https://assets.example.com/";

    private static final String RECORDED_HTTP = "http://127.0.0.1:58723/";
    private static final String RECORDED_SQL_PORT = "58732";

    private static final String RATES =
            """
            {"base":"USD","rates":{"USD":1,"EUR":0.8,"GBP":0.5,"JPY":110.25,"CHF":0.9375,"XXQ":5}}""";

    private static final String BAD_KEY =
            """
            {"error":true,"status":401,"message":"invalid_app_id","description":"Invalid App ID"}""";

    private final HttpServer server;

    private RecordedServers(HttpServer server) {
        this.server = server;
    }

    /** Starts them; they end with the process. */
    public static RecordedServers start() {
        try {
            var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            var server = HttpServer.create(loopback, 0);
            server.createContext("/assets/", RecordedServers::asset);
            server.createContext("/api/", RecordedServers::api);
            server.createContext("/rates/", RecordedServers::rates);
            server.setExecutor(
                    Executors.newCachedThreadPool(
                            task -> {
                                var thread = new Thread(task, "recorded-servers");
                                thread.setDaemon(true);
                                return thread;
                            }));
            server.start();
            return new RecordedServers(server);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where rates are, in the form of the setting. */
    String ratesUri() {
        return url() + "rates/{date}.json?app_id={apiKey}&base={base}";
    }

    /** A recorded or example configuration that names these servers. */
    public JsonNode naming(JsonNode config) {
        try {
            var text =
                    Json.print(config)
                            .replace(RECORDED_HTTP, url())
                            .replace(EXAMPLE_ASSETS, url() + "assets/");
            return Json.parse(
                    text.contains(RECORDED_SQL_PORT)
                            ? text.replace(
                                    RECORDED_SQL_PORT, Integer.toString(RecordedDatabase.port()))
                            : text);
        } catch (InvalidJson impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private static void asset(HttpExchange exchange) throws IOException {
        var name = Path.of(exchange.getRequestURI().getPath()).getFileName().toString();
        var file = fixture(name);
        if (Files.isRegularFile(file)) {
            answer(exchange, 200, Files.readAllBytes(file));
        } else {
            answer(exchange, 404, "no such asset".getBytes(UTF_8));
        }
    }

    private static Path fixture(String name) {
        var fixtures = TestData.path("enrich/fixtures");
        return name.endsWith(".mmdb")
                ? fixtures.resolve("mmdb").resolve(name.replace(".mmdb", "-Test.mmdb"))
                : fixtures.resolve(name);
    }

    private static void api(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        if (path.startsWith("/api/status/")) {
            int status = Integer.parseInt(path.substring("/api/status/".length()));
            answer(exchange, status, "{}".getBytes(UTF_8));
        } else {
            answer(exchange, 200, apiAnswer(path, exchange, body).getBytes(UTF_8));
        }
    }

    private static String apiAnswer(String path, HttpExchange exchange, String body) {
        if (path.equals("/api/nonjson")) {
            return "this is not JSON";
        }
        if (path.equals("/api/empty")) {
            return "{}";
        }
        if (path.equals("/api/badschema")) {
            return "{\"record\":{\"name\":12345}}";
        }
        var authorization = exchange.getRequestHeaders().getFirst("Authorization");
        var answer = JsonNodeFactory.instance.objectNode();
        answer.putObject("record")
                .put("name", "Ada Example")
                .put("tier", 3)
                .put("path", path)
                .put(
                        "query",
                        Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), ""))
                .put("method", exchange.getRequestMethod())
                .put("body", body)
                .put("auth", Objects.requireNonNullElse(authorization, ""));
        return Json.print(answer);
    }

    private static void rates(HttpExchange exchange) throws IOException {
        var query = exchange.getRequestURI().getQuery();
        if (query.contains("app_id=badkey")) {
            answer(exchange, 401, BAD_KEY.getBytes(UTF_8));
        } else if (query.contains("app_id=notjson")) {
            answer(exchange, 200, "<html>not JSON</html>".getBytes(UTF_8));
        } else {
            answer(exchange, 200, RATES.getBytes(UTF_8));
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
