package io.freshet.webapp.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.freshet.runtime.service.HttpServerDefaults;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One port for the demo site ({@code /}), the dashboard ({@code /dashboard/}) and what they ask for
 * ({@code /api/v1}, {@code /micro}). Each request goes one way: headers, {@link Guard}, {@link
 * Routes}, endpoint, {@link Reply}.
 */
public final class WindowServer implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(WindowServer.class);

    /** So many slow readers at once hold nobody else up. */
    private static final int WORKERS = 32;

    /** Takes the cookie away. */
    private static final String LOGOUT = "/dashboard/logout";

    /** Longest body that is read: an event of the largest size to try, and then some. */
    private static final int LONGEST_BODY = 4 << 20;

    private final HttpServer server;
    private final ExecutorService workers;
    private final Streams streams;
    private final Routes routes;
    private final Guard guard;
    private final Login login;
    private final PageHeaders pageHeaders;
    private final Optional<CollectorDoor> collector;

    /**
     * Binds the port; {@link #start} begins to answer.
     *
     * @param address where to listen; port 0 takes a free one
     * @param settings who may look
     * @param collectorSource where the demo site's pages send their events, as a source of a
     *     content security policy
     * @param routes the API
     * @param collector who answers what neither pages nor the API do; empty = nobody
     * @throws IOException when the port is taken
     */
    public WindowServer(
            InetSocketAddress address,
            DashboardSettings settings,
            String collectorSource,
            Routes routes,
            Optional<CollectorDoor> collector)
            throws IOException {
        HttpServerDefaults.set();
        this.server = HttpServer.create(address, 0);
        this.workers = Executors.newFixedThreadPool(WORKERS, WindowServer::daemon);
        this.streams = new Streams(settings.maxStreams());
        this.routes = routes;
        this.login = new Login(settings.token(), InstantSource.system());
        this.guard = new Guard(settings, address.getHostString(), login);
        this.pageHeaders = new PageHeaders(collectorSource);
        this.collector = collector;
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
        streams.close();
        server.stop(0);
        workers.shutdownNow();
    }

    /** Whether a path asks for data rather than for a page. */
    static boolean isApi(String path) {
        return path.startsWith("/api/")
                || path.startsWith("/micro/")
                || path.equals("/config.json");
    }

    private void answer(HttpExchange exchange) throws IOException {
        var reply = new Reply(exchange);
        var path = exchange.getRequestURI().getRawPath();
        try {
            if (collector.isPresent() && CollectorDoor.isFor(exchange.getRequestMethod(), path)) {
                collector.get().pass(exchange, reply);
                return;
            }
            pageHeaders.set(exchange.getResponseHeaders(), path);
            if (isApi(path)) {
                api(exchange, reply);
            } else {
                page(exchange, reply, path);
            }
        } catch (Refusal refusal) {
            reply.refuse(refusal);
        } catch (IOException gone) {
            LOGGER.debug("whoever asked is gone");
        } catch (RuntimeException e) {
            LOGGER.atError().addKeyValue("error", e.toString()).log("a request to the site failed");
            reply.refuse(
                    new Refusal(500, "defect", "the answer failed", "see the log of the webapp"));
        } finally {
            reply.close();
        }
    }

    private void api(HttpExchange exchange, Reply reply) throws IOException {
        var request = request(exchange);
        guard.checkOrigin(request);
        var match = routes.find(request.method(), request.path());
        var from = exchange.getRemoteAddress().getAddress();
        guard.check(request, from, match.route());
        var asked = request.with(match.parts(), guard.isKnown(request, from));
        var answer = match.route().endpoint().answer(asked);
        if (answer instanceof Answer.Stream stream) {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream; charset=utf-8");
            exchange.getResponseHeaders().set("X-Accel-Buffering", "no");
            streams.open(exchange, stream.feed());
            reply.handedOver();
        } else {
            reply.send((Answer.Json) answer, asked);
        }
    }

    private void page(HttpExchange exchange, Reply reply, String path) throws IOException {
        var method = exchange.getRequestMethod();
        if (!method.equals("GET") && !method.equals("HEAD")) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            reply.text(405, "only GET is answered here\n");
        } else if (path.equals("/dashboard")) {
            reply.redirect(302, "/dashboard/");
        } else if (path.equals(LOGOUT)) {
            reply.setCookie(Login.noCookie(isHttps(request(exchange))));
            reply.redirect(303, "/dashboard/");
        } else if (path.startsWith("/dashboard/") && request(exchange).query("token").isPresent()) {
            logIn(reply, request(exchange));
        } else {
            var file = StaticFiles.at(path);
            if (file.isPresent()) {
                reply.bytes(200, file.get().contentType(), file.get().bytes());
            } else {
                reply.text(404, "no such page\n");
            }
        }
    }

    /** Takes the token out of the address, so that it stands in no history and no bookmark. */
    private void logIn(Reply reply, Request request) throws IOException {
        var token = request.query("token").orElse("");
        if (login.isToken(token)) {
            reply.setCookie(login.setCookie(isHttps(request)));
        }
        reply.redirect(303, request.path());
    }

    private static boolean isHttps(Request request) {
        return request.header("X-Forwarded-Proto").orElse("").equals("https");
    }

    private static Request request(HttpExchange exchange) throws IOException {
        var method = exchange.getRequestMethod();
        var headers = new HashMap<String, String>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
        return Request.of(
                method.equals("HEAD") ? "GET" : method,
                exchange.getRequestURI().toString(),
                headers,
                body(exchange));
    }

    /** What was sent, as far as anybody may send. */
    static byte[] body(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) {
            throw new Refusal(413, "too_large", "the body is too long", "send 4 MiB at most");
        }
        return body;
    }

    private static Thread daemon(Runnable task) {
        var thread = new Thread(task, "site");
        thread.setDaemon(true);
        return thread;
    }
}
