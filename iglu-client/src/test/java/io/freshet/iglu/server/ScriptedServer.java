package io.freshet.iglu.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A local HTTP server that plays one answer after another for each path, the last one for ever; 404
 * for paths without answers.
 */
public final class ScriptedServer implements AutoCloseable {

    /** Answers for every path that has none of its own. */
    public static final String ANY_PATH = "*";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Map<String, List<Reply>> scripts = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> played = new ConcurrentHashMap<>();
    private final List<Seen> seen = new CopyOnWriteArrayList<>();

    /** What the server does for one request. */
    public interface Reply {

        /** Answers the request, or breaks off. */
        void play(HttpExchange exchange) throws IOException;

        /** A whole answer. */
        static Reply of(int status, String body) {
            return exchange -> {
                var bytes = body.getBytes(StandardCharsets.UTF_8);
                // no redirect is to be followed
                exchange.getResponseHeaders().add("Location", "/elsewhere");
                exchange.sendResponseHeaders(
                        status, status == 204 ? -1 : bytes.length == 0 ? -1 : bytes.length);
                if (status != 204 && bytes.length > 0) {
                    exchange.getResponseBody().write(bytes);
                }
                exchange.close();
            };
        }

        /** The same answer, but not before the latch is open. */
        static Reply after(CountDownLatch latch, Reply reply) {
            return exchange -> {
                try {
                    latch.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                reply.play(exchange);
            };
        }

        /** The beginning of an answer, then nothing until the latch is open. */
        static Reply stalled(CountDownLatch latch) {
            return exchange -> {
                exchange.sendResponseHeaders(200, 1_000);
                exchange.getResponseBody().write('{');
                exchange.getResponseBody().flush();
                try {
                    latch.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                exchange.close();
            };
        }

        /** Half an answer, then the connection is closed. */
        static Reply cutOff() {
            return exchange -> {
                exchange.sendResponseHeaders(200, 1_000);
                exchange.getResponseBody().write("{\"half\":".getBytes(StandardCharsets.UTF_8));
                exchange.close();
            };
        }
    }

    /**
     * A request.
     *
     * @param path as it was asked for
     * @param apikey the header of this name
     */
    public record Seen(String path, @Nullable String apikey) {}

    private ScriptedServer(HttpServer server) {
        this.server = server;
    }

    /** A server on a free port. */
    public static ScriptedServer start() {
        try {
            var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            var scripted = new ScriptedServer(HttpServer.create(address, 0));
            scripted.server.setExecutor(scripted.threads);
            scripted.server.createContext("/", scripted::serve);
            scripted.server.start();
            return scripted;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the server is, without a slash at the end. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Sets the answers for a path; {@link #ANY_PATH} may stand for what follows a prefix. */
    public void script(String path, Reply... replies) {
        scripts.put(path, List.of(replies));
    }

    /** All requests so far, in order. */
    public List<Seen> seen() {
        return List.copyOf(seen);
    }

    private void serve(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getRawPath();
        seen.add(new Seen(path, exchange.getRequestHeaders().getFirst("apikey")));
        var script = scripts.containsKey(path) ? path : wildcard(path);
        var replies = scripts.get(script);
        if (replies == null) {
            Reply.of(404, "").play(exchange);
            return;
        }
        var turn = played.computeIfAbsent(path, first -> new AtomicInteger()).getAndIncrement();
        replies.get(Math.min(turn, replies.size() - 1)).play(exchange);
    }

    private static String wildcard(String path) {
        return path.substring(0, Math.max(1, path.indexOf('/', 1) + 1)) + ANY_PATH;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
