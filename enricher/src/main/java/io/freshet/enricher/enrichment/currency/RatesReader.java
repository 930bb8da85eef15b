package io.freshet.enricher.enrichment.currency;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Reads rates from files and servers, in threads of its own. There is always an answer, at the
 * latest when the time is over, whether the other side hangs, drips or is not there.
 */
final class RatesReader implements AutoCloseable {

    /** Longer answers are not read on; usual ones have 4 kB. */
    static final int MAX_BYTES = 1024 * 1024;

    private static final int MAX_THREADS = 4;
    private static final int IDLE_SECONDS = 10;
    private static final int SUCCESS = 200;
    private static final int NO_SUCCESS = 300;

    private final HttpClient client;
    private final ExecutorService threads = threads();
    private final Duration timeout;

    /**
     * Prepares.
     *
     * @param timeout longest time for an answer as a whole
     */
    RatesReader(Duration timeout) {
        this.timeout = timeout;
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .connectTimeout(timeout)
                        .build();
    }

    /** Asks and does not wait. */
    CompletableFuture<RatesAnswer> read(URI address) {
        var answer = new CompletableFuture<RatesAnswer>();
        var task = threads.submit(() -> answer.complete(ask(address)));
        var tooLate = RatesAnswer.other("timed out after " + timeout.toMillis() + " ms");
        return answer.completeOnTimeout(tooLate, timeout.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((done, never) -> task.cancel(true));
    }

    private RatesAnswer ask(URI address) {
        try {
            return "file".equals(address.getScheme()) ? file(Path.of(address)) : http(address);
        } catch (NoSuchFileException e) {
            return RatesAnswer.other("there is no file " + e.getMessage());
        } catch (IOException | RuntimeException e) {
            // Words of the client, which knows the address: they may not tell the key.
            return RatesAnswer.other("no answer: " + e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return RatesAnswer.other("interrupted");
        }
    }

    private static RatesAnswer file(Path file) throws IOException {
        try (var bytes = Files.newInputStream(file)) {
            return parse(bytes);
        }
    }

    private RatesAnswer http(URI address) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address).timeout(timeout).GET().build();
        var response = client.send(request, BodyHandlers.ofInputStream());
        // Closing gives up what is left of the answer.
        try (var body = response.body()) {
            var answer = parse(body);
            int status = response.statusCode();
            boolean hasWorked = status >= SUCCESS && status < NO_SUCCESS;
            return hasWorked || !RatesText.isUnreadable(answer)
                    ? answer
                    : RatesAnswer.other("answered with status " + status);
        }
    }

    private static RatesAnswer parse(InputStream bytes) throws IOException {
        var text = bytes.readNBytes(MAX_BYTES + 1);
        return text.length > MAX_BYTES
                ? RatesAnswer.other("answer is longer than " + MAX_BYTES + " bytes")
                : RatesText.parse(new String(text, StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private static ExecutorService threads() {
        var threads =
                new ThreadPoolExecutor(
                        MAX_THREADS,
                        MAX_THREADS,
                        IDLE_SECONDS,
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(),
                        task -> {
                            var thread = new Thread(task, "exchange-rates");
                            thread.setDaemon(true);
                            return thread;
                        });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }
}
