package io.freshet.webapp.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.freshet.event.json.Json;
import io.freshet.webapp.fate.FateBook;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Serves the site, its settings ({@code /config.json}) and the fates ({@code
 * /api/v1/events?after=N}). Reads nothing from a request but path and query.
 */
public final class SiteServer implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(SiteServer.class);
    private static final Pattern AFTER = Pattern.compile("after=(-?[0-9]{1,18})");
    private static final String JSON = "application/json; charset=utf-8";

    private final HttpServer server;
    private final ExecutorService workers;
    private final FateBook fates;
    private final JsonNode siteConfig;
    private final String contentSecurityPolicy;

    /**
     * Binds the port; {@link #start} begins to answer.
     *
     * @param address where to listen; port 0 takes a free one
     * @param collector where the pages send their events
     * @param fates what the panel shows
     * @throws IOException when the port is taken
     */
    public SiteServer(InetSocketAddress address, CollectorAddress collector, FateBook fates)
            throws IOException {
        this.server = HttpServer.create(address, 0);
        this.workers = Executors.newFixedThreadPool(4, SiteServer::daemon);
        this.fates = fates;
        this.siteConfig = collector.toJson();
        // The pages run our scripts only, and talk to this server and the collector only.
        this.contentSecurityPolicy =
                "default-src 'self'; img-src 'self' data: %1$s; connect-src 'self' %1$s; frame-ancestors 'none'"
                        .formatted(collector.cspSource());
        server.setExecutor(workers);
        server.createContext("/", this::answer);
    }

    /** Begins to answer. */
    public void start() {
        server.start();
    }

    /** The port in use. */
    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getResponseHeaders();
            headers.set("Content-Security-Policy", contentSecurityPolicy);
            headers.set("X-Content-Type-Options", "nosniff");
            headers.set("Cache-Control", "no-cache");
            if (!exchange.getRequestMethod().equals("GET")) {
                headers.set("Allow", "GET");
                send(exchange, 405, "text/plain; charset=utf-8", "only GET is answered here\n");
                return;
            }
            route(exchange);
        } catch (RuntimeException e) {
            LOGGER.atError().addKeyValue("error", e.toString()).log("a request to the site failed");
        }
    }

    private void route(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        switch (path) {
            case "/config.json" -> send(exchange, 200, JSON, Json.print(siteConfig));
            case "/api/v1/events" -> events(exchange);
            default -> file(exchange, path);
        }
    }

    private void events(HttpExchange exchange) throws IOException {
        var query = exchange.getRequestURI().getRawQuery();
        var after = AFTER.matcher(query == null ? "after=-1" : query);
        if (!after.matches()) {
            send(exchange, 400, JSON, "{\"error\":\"the query must be after=<number>\"}");
            return;
        }
        send(exchange, 200, JSON, Json.print(fates.since(Long.parseLong(after.group(1)))));
    }

    private static void file(HttpExchange exchange, String path) throws IOException {
        var file = StaticFiles.at(path);
        if (file.isPresent()) {
            send(exchange, 200, file.get().contentType(), file.get().bytes());
        } else {
            send(exchange, 404, "text/plain; charset=utf-8", "no such page\n");
        }
    }

    private static void send(HttpExchange exchange, int status, String contentType, String text)
            throws IOException {
        send(exchange, status, contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, String contentType, byte[] body)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "site");
        thread.setDaemon(true);
        return thread;
    }
}
