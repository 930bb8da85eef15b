package io.freshet.cli.send;

import io.freshet.runtime.problem.ExitCode;
import io.freshet.runtime.problem.Problem;
import io.freshet.runtime.problem.StartFailure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Sends events as a tracker does. */
final class Tracker {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String PATH = "/com.snowplowanalytics.snowplow/tp2";

    private final URI collector;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /**
     * For one collector.
     *
     * @param collector its base URL
     */
    Tracker(URI collector) {
        this.collector = collector;
    }

    /**
     * Sends one event and returns when the collector has it.
     *
     * @throws StartFailure when there is none or it refuses (F1006)
     */
    void send(Sample sample) {
        var request =
                HttpRequest.newBuilder(collector.resolve(PATH))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json; charset=UTF-8")
                        .POST(BodyPublishers.ofString(sample.body()))
                        .build();
        try {
            var status = client.send(request, BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                throw failure("it answers " + status, null);
            }
        } catch (IOException e) {
            throw failure(e.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("interrupted", e);
        }
    }

    private StartFailure failure(String why, @Nullable Exception cause) {
        return new StartFailure(
                ExitCode.NOT_REACHABLE,
                new Problem(
                        "F1006",
                        "no collector takes the event",
                        collector.toString(),
                        why,
                        "start one with 'freshet up', or give its address with --collector"),
                cause);
    }
}
