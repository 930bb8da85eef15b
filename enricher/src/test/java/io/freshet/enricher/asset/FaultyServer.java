package io.freshet.enricher.asset;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** A web server with one file, and with whatever goes wrong with it. */
final class FaultyServer implements AutoCloseable {

    /** What becomes of a request. */
    enum Fault {
        NONE,
        STATUS_500,
        STATUS_404,
        CUT,
        CHUNKS_CUT,
        HANGS_BEFORE,
        HANGS_WITHIN
    }

    volatile byte[] content;
    volatile String etag = "";
    volatile String lastModified = "";
    volatile Fault fault = Fault.NONE;

    /** Status and condition of each request, such as {@code 304 "v1"}, without that of faults. */
    final List<String> requests = new CopyOnWriteArrayList<>();

    final List<String> authorizations = new CopyOnWriteArrayList<>();

    private final AtomicInteger faults = new AtomicInteger();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Semaphore end = new Semaphore(0);

    FaultyServer(String content) throws IOException {
        this.content = content.getBytes(UTF_8);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/list.txt", this::answer);
        server.createContext(
                "/moved",
                exchange -> {
                    exchange.getResponseHeaders().set("Location", "/list.txt");
                    exchange.sendResponseHeaders(302, -1);
                    exchange.close();
                });
        server.createContext(
                "/loop",
                exchange -> {
                    exchange.getResponseHeaders().set("Location", "/loop");
                    exchange.sendResponseHeaders(302, -1);
                    exchange.close();
                });
        server.start();
    }

    URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** A newer file, with its ETag. */
    void serve(String content, String etag) {
        this.content = content.getBytes(UTF_8);
        this.etag = etag;
    }

    /** How many requests went wrong. */
    int faults() {
        return faults.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        if (fault != Fault.NONE) {
            faults.incrementAndGet();
        }
        if (fault == Fault.CHUNKS_CUT) {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(content);
            exchange.getResponseBody().flush();
            // closing the exchange would send the last chunk
            throw new IOException("the server closes the connection now");
        }
        try (exchange) {
            switch (fault) {
                case NONE, CHUNKS_CUT -> answerWell(exchange);
                case STATUS_500 -> exchange.sendResponseHeaders(500, -1);
                case STATUS_404 -> exchange.sendResponseHeaders(404, -1);
                case CUT -> {
                    exchange.sendResponseHeaders(200, content.length + 10L);
                    exchange.getResponseBody().write(content);
                    exchange.getResponseBody().flush();
                }
                case HANGS_BEFORE -> end.acquireUninterruptibly();
                case HANGS_WITHIN -> {
                    exchange.sendResponseHeaders(200, content.length + 10L);
                    exchange.getResponseBody().write(content);
                    exchange.getResponseBody().flush();
                    end.acquireUninterruptibly();
                }
            }
        }
    }

    private void answerWell(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        var condition = headers.getFirst("If-None-Match");
        var since = headers.getFirst("If-Modified-Since");
        authorizations.add(String.valueOf(headers.getFirst("Authorization")));
        var isSame =
                (condition != null && condition.equals(etag))
                        || (since != null && since.equals(lastModified));
        requests.add((isSame ? "304 " : "200 ") + (condition == null ? since : condition));
        if (!etag.isEmpty()) {
            exchange.getResponseHeaders().set("ETag", etag);
        }
        if (!lastModified.isEmpty()) {
            exchange.getResponseHeaders().set("Last-Modified", lastModified);
        }
        if (isSame) {
            exchange.sendResponseHeaders(304, -1);
        } else {
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
        }
    }

    @Override
    public void close() {
        end.release(1_000);
        server.stop(0);
        threads.shutdownNow();
    }
}
