package io.freshet.enricher.remote;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A service at a URL. The time for a request counts from the wait for a free connection to the last
 * byte of the response, so that a service that hangs or drips keeps nobody longer.
 *
 * @param url where to post to
 * @param client makes connections
 * @param connections as many threads as there may be connections
 * @param timeout for a request as a whole
 * @param rest of this service
 * @param metrics count what came of it
 */
record HttpRemoteService(
        URI url,
        HttpClient client,
        ExecutorService connections,
        Duration timeout,
        Rest rest,
        RemoteMetrics metrics)
        implements RemoteService {

    /** Longer responses are not read on; they would not fit into a record anyway. */
    static final int MAX_RESPONSE_BYTES = 10 * 1024 * 1024;

    private static final int SUCCESS = 200;
    private static final int REDIRECT = 300;

    @Override
    public Answer post(String json) {
        if (rest.isOn()) {
            metrics.countNotAsked();
            return new Answer.None("not asked, after timeouts one after the other");
        }
        var exchange = connections.submit(() -> exchange(json));
        try {
            var answer = exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            rest.answered();
            count(answer);
            return answer;
        } catch (TimeoutException e) {
            return timedOut();
        } catch (ExecutionException e) {
            return e.getCause() instanceof HttpTimeoutException ? timedOut() : failed(e.getCause());
        } catch (InterruptedException e) {
            // Whoever interrupts wants to stop, and nothing of this is committed.
            Thread.currentThread().interrupt();
            return failed(e);
        } finally {
            exchange.cancel(true);
        }
    }

    private Answer exchange(String json) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(url)
                        .header("Content-Type", "application/json")
                        .header("Accept", "*/*")
                        .timeout(timeout)
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build();
        var response = client.send(request, BodyHandlers.ofInputStream());
        // Closing gives up what is left of the response.
        try (var body = response.body()) {
            if (response.statusCode() < SUCCESS || response.statusCode() >= REDIRECT) {
                return new Answer.None("Request failed with status " + response.statusCode());
            }
            var bytes = body.readNBytes(MAX_RESPONSE_BYTES + 1);
            return bytes.length > MAX_RESPONSE_BYTES
                    ? new Answer.None("response is longer than " + MAX_RESPONSE_BYTES + " bytes")
                    : new Answer.Text(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    private void count(Answer answer) {
        if (answer instanceof Answer.Text) {
            metrics.countAnswered();
        } else {
            metrics.countFailed();
        }
    }

    private Answer timedOut() {
        rest.timedOut();
        metrics.countTimedOut();
        return new Answer.None("timed out after " + timeout.toMillis() + " ms");
    }

    private Answer failed(@Nullable Throwable cause) {
        metrics.countFailed();
        var message = cause == null ? null : cause.getMessage();
        return new Answer.None(
                message != null
                        ? message
                        : cause == null ? "no answer" : cause.getClass().getSimpleName());
    }
}
