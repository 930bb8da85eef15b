package io.freshet.enricher.enrichment.currency;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A service of rates on a free port that does as it is told. */
final class RatesServer implements AutoCloseable {

    /** What most tests need. */
    static final String RATES =
            """
            {"base":"USD","rates":{"USD":1,"EUR":0.8,"GBP":0.5,"JPY":110.25,"CHF":0.9375}}""";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<String> paths = new CopyOnWriteArrayList<>();
    private volatile Behaviour behaviour = answering(200, RATES);

    /** What happens to a request. */
    @FunctionalInterface
    interface Behaviour {
        void handle(HttpExchange exchange) throws IOException, InterruptedException;
    }

    RatesServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    private void handle(HttpExchange exchange) throws IOException {
        paths.add(exchange.getRequestURI().toString());
        try (exchange) {
            behaviour.handle(exchange);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    static Behaviour answering(int status, String text) {
        return exchange -> {
            var body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        };
    }

    /** Begins an answer and never ends it. */
    Behaviour dripping() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            closed.await();
        };
    }

    /** Takes requests and says nothing. */
    Behaviour silent() {
        return exchange -> closed.await();
    }

    void does(Behaviour next) {
        behaviour = next;
    }

    /** What was asked for so far, path and query. */
    List<String> paths() {
        return paths;
    }

    String template() {
        return uri("{date}.json?app_id={apiKey}&base={base}");
    }

    URI address() {
        return URI.create(uri("2020-01-01.json"));
    }

    private String uri(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + path;
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
