package io.freshet.runtime.service;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.freshet.runtime.metrics.Meters;
import io.freshet.runtime.problem.ExitCode;
import io.freshet.runtime.problem.Problem;
import io.freshet.runtime.problem.StartFailure;
import io.freshet.runtime.version.Version;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/**
 * The port for machines that watch: {@code /live} and {@code /ready} (200 or 503, one line per
 * service), {@code /metrics} (Prometheus text), {@code /info} (JSON object: what is fixed, and what
 * services tell about themselves now).
 */
public final class AdminServer implements AutoCloseable {

    private static final String TEXT = "text/plain; charset=utf-8";

    private final HttpServer server;
    private final ExecutorService threads;
    private final List<? extends Service> services;
    private final Meters meters;
    private final Map<String, Object> info;

    private AdminServer(
            HttpServer server,
            List<? extends Service> services,
            Meters meters,
            Map<String, Object> info) {
        this.server = server;
        this.threads =
                Executors.newFixedThreadPool(
                        2,
                        task -> {
                            var thread = new Thread(task, "admin");
                            thread.setDaemon(true);
                            return thread;
                        });
        this.services = List.copyOf(services);
        this.meters = meters;
        this.info = info;
    }

    /**
     * Binds and serves at once.
     *
     * @param info what {@code /info} shows beside version, commit, build time and what services
     *     tell
     * @throws StartFailure when the port is taken
     */
    public static AdminServer start(
            AdminSettings settings,
            List<? extends Service> services,
            Meters meters,
            Map<String, ?> info) {
        var all = new TreeMap<String, Object>(info);
        var version = Version.current();
        all.put("version", version.version());
        all.put("commit", version.commit());
        all.put("built", version.built());
        var admin = new AdminServer(bind(settings), services, meters, all);
        admin.serve();
        return admin;
    }

    /** The port that is bound. */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static HttpServer bind(AdminSettings settings) {
        HttpServerDefaults.set();
        var address = new InetSocketAddress(settings.host(), settings.port());
        try {
            return HttpServer.create(address, 0);
        } catch (IOException e) {
            throw new StartFailure(
                    ExitCode.BAD_CONFIGURATION,
                    new Problem(
                            "F6002",
                            "the admin port cannot be bound",
                            settings.host() + ":" + settings.port(),
                            e.getMessage(),
                            "choose another with admin.port or --admin-port"),
                    e);
        }
    }

    private void serve() {
        server.setExecutor(threads);
        server.createContext("/live", exchange -> answerHealth(exchange, Health::isLive));
        server.createContext("/ready", exchange -> answerHealth(exchange, Health::isReady));
        server.createContext(
                "/metrics",
                exchange ->
                        answer(
                                exchange,
                                200,
                                "text/plain; version=0.0.4; charset=utf-8",
                                meters.scrape()));
        server.createContext(
                "/info", exchange -> answer(exchange, 200, "application/json", infoJson()));
        server.start();
    }

    private void answerHealth(HttpExchange exchange, Predicate<Health> condition)
            throws IOException {
        var all = true;
        var text = new StringBuilder();
        for (var service : services) {
            var health = service.health();
            all &= condition.test(health);
            text.append(service.name()).append(' ').append(health.state());
            if (!health.detail().isEmpty()) {
                text.append(' ').append(health.detail());
            }
            text.append('\n');
        }
        answer(exchange, all ? 200 : 503, TEXT, text.toString());
    }

    private String infoJson() {
        var all = new TreeMap<String, Object>(info);
        for (var service : services) {
            service.info().forEach((key, told) -> all.merge(key, told, AdminServer::both));
        }
        return InfoJson.print(all) + "\n";
    }

    /** What several services tell under one key, each under its own name. */
    private static Object both(Object one, Object other) {
        if (one instanceof Map<?, ?> first && other instanceof Map<?, ?> second) {
            var all = new TreeMap<String, Object>();
            first.forEach((key, value) -> all.put(String.valueOf(key), value));
            second.forEach((key, value) -> all.put(String.valueOf(key), value));
            return all;
        }
        return other;
    }

    private static void answer(HttpExchange exchange, int status, String type, String body)
            throws IOException {
        try (exchange) {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
