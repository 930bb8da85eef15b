package io.freshet.it.lookups;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that knows something about everybody and takes its time, or never answers. */
final class ProfileServer implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Duration latency;
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostUnderWay = new AtomicInteger();
    private final Map<String, AtomicInteger> requests = new ConcurrentHashMap<>();

    /**
     * Starts.
     *
     * @param latency how long an answer takes
     */
    ProfileServer(Duration latency) throws IOException {
        this.latency = latency;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /** One that never answers. */
    static ProfileServer hanging() throws IOException {
        return new ProfileServer(Duration.ofDays(1));
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** How many requests were under way at the same time, at most. */
    int mostUnderWay() {
        return mostUnderWay.get();
    }

    /** How often each path was asked. */
    Map<String, AtomicInteger> requests() {
        return Map.copyOf(requests);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        requests.computeIfAbsent(path, same -> new AtomicInteger()).incrementAndGet();
        mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        try {
            if (closing.await(latency.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            var body =
                    "{\"name\":\"profile\",\"value\":\"of %s\"}"
                            .formatted(path.substring(1))
                            .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            underWay.decrementAndGet();
            exchange.close();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
