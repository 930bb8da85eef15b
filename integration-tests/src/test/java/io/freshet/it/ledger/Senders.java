package io.freshet.it.ledger;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** Several trackers at once; each sends a request again until it is answered with 200. */
final class Senders implements AutoCloseable {

    private static final int COUNT = 4;
    private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final URI collector;
    private final ConcurrentLinkedQueue<SentRequest> waiting;
    private final CountDownLatch half;
    private final Map<String, Integer> repeatsById = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(COUNT);
    private final List<Future<?>> work = new ArrayList<>();

    Senders(URI collector, List<SentRequest> requests) {
        this.collector = collector;
        this.waiting = new ConcurrentLinkedQueue<>(requests);
        this.half = new CountDownLatch(requests.size() / 2);
    }

    Senders start() {
        for (var i = 0; i < COUNT; i++) {
            work.add(threads.submit(this::sendAll));
        }
        return this;
    }

    /** Returns when half of the requests are answered. */
    void awaitHalf() throws InterruptedException {
        if (!half.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("half of the requests are not answered");
        }
    }

    /** Returns when all requests are answered. */
    void awaitAll() throws Exception {
        for (var one : work) {
            one.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    /** How often an event was sent again because nobody had answered. */
    int repeats(String eventId) {
        return repeatsById.getOrDefault(eventId, 0);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private void sendAll() {
        var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        for (var next = waiting.poll(); next != null; next = waiting.poll()) {
            var request = next;
            if (!isAnswered(client, request)) {
                Awaitility.await()
                        .atMost(PATIENCE)
                        .pollInterval(Duration.ofMillis(200))
                        .until(
                                () -> {
                                    request.ids().forEach(this::repeated);
                                    return isAnswered(client, request);
                                });
            }
            half.countDown();
        }
    }

    private void repeated(String eventId) {
        repeatsById.merge(eventId, 1, Integer::sum);
    }

    private boolean isAnswered(HttpClient client, SentRequest request) {
        var http = HttpRequest.newBuilder(collector.resolve(request.target()));
        http.timeout(ANSWER_PATIENCE);
        if (request.body() != null) {
            http.header("Content-Type", "application/json; charset=UTF-8");
            http.POST(BodyPublishers.ofString(request.body()));
        }
        try {
            return client.send(http.build(), BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notAnswered) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
