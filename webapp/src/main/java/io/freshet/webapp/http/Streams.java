package io.freshet.webapp.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.JsonNodeFactory;

/** The open streams: a thread each, and no more than so many. */
final class Streams implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(Streams.class);
    private static final Duration PING_EVERY = Duration.ofSeconds(15);
    private static final String PING =
            ServerSentEvent.of("ping", JsonNodeFactory.instance.objectNode()).text();

    private final ThreadPoolExecutor threads;

    Streams(int most) {
        threads =
                new ThreadPoolExecutor(
                        0,
                        most,
                        10,
                        TimeUnit.SECONDS,
                        new SynchronousQueue<>(),
                        task -> {
                            var thread = new Thread(task, "site-stream");
                            thread.setDaemon(true);
                            return thread;
                        });
    }

    /**
     * Takes over the exchange and sends what the feed gives until one side ends it; closes both.
     *
     * @throws Refusal when there are too many streams; the exchange is then still the caller's
     */
    void open(HttpExchange exchange, Feed feed) {
        try {
            threads.execute(() -> run(exchange, feed));
        } catch (RejectedExecutionException full) {
            feed.close();
            throw new Refusal(
                    503,
                    "too_many_streams",
                    "as many live streams are open as the dashboard allows",
                    "close other windows, or raise dashboard.maxStreams");
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private static void run(HttpExchange exchange, Feed feed) {
        try (exchange;
                feed) {
            exchange.sendResponseHeaders(200, 0);
            var out = exchange.getResponseBody();
            // Says at once that the stream is open, and how soon to come back after it broke.
            out.write("retry: 2000\n\n".getBytes(UTF_8));
            out.flush();
            while (true) {
                var messages = feed.next(PING_EVERY);
                var text =
                        messages.isEmpty()
                                ? PING
                                : messages.stream()
                                        .map(ServerSentEvent::text)
                                        .collect(Collectors.joining());
                out.write(text.getBytes(UTF_8));
                out.flush();
            }
        } catch (IOException gone) {
            LOGGER.debug("the reader of a stream is gone");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOGGER.atError().addKeyValue("error", e.toString()).log("a live stream failed");
        }
    }
}
