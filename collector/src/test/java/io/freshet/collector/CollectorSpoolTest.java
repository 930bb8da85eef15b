package io.freshet.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.metrics.Meters;
import io.freshet.runtime.problem.StartFailure;
import io.freshet.runtime.service.Health;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A collector whose brokers are not there. */
class CollectorSpoolTest {

    @TempDir private Path directory;
    private Meters meters = Meters.bare();
    private CollectorService collector;

    @AfterEach
    void close() {
        if (collector != null) {
            collector.close();
        }
        meters.close();
    }

    @Test
    void takesEventsWithoutBrokersAndSaysHowItIs() throws Exception {
        start("");

        assertThat(post("event").statusCode()).isEqualTo(200);
        assertThat(get("/i?e=pv").statusCode()).isEqualTo(200);

        assertThat(get("/health").statusCode()).isEqualTo(200);
        assertThat(get("/sink-health").statusCode()).isEqualTo(503);
        assertThat(collector.health().state()).isEqualTo(Health.State.STARTING);
        assertThat(collector.health().isLive()).isTrue();
        assertThat(meters.scrape())
                .contains("freshet_collector_spool_stored_total{stream=\"good\"} 2.0")
                .contains("freshet_collector_spool_replayed_total{stream=\"good\"} 0.0")
                .contains("freshet_collector_spool_doubtful_total{stream=\"good\"} 0.0")
                .contains("freshet_collector_spool_rejected_total{stream=\"bad\"} 0.0")
                .contains("freshet_collector_records_lost_total{stream=\"good\"} 0.0")
                .contains("freshet_collector_sink_healthy{stream=\"good\"} 0.0")
                .containsPattern("freshet_collector_spool_bytes [1-9]")
                .containsPattern("freshet_collector_spool_oldest_seconds \\d")
                .containsPattern(
                        "freshet_collector_spool_fsync_seconds_count\\{stream=\"good\"} [12]")
                .contains("freshet_collector_events_in_total 2.0");
    }

    @Test
    void aFullSpoolTellsTheTrackerToComeAgain() throws Exception {
        start("spool.maxBytes = 64 KiB");
        assertThat(post("x".repeat(60_000)).statusCode()).isEqualTo(200);

        var refused = post("x".repeat(60_000));

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(meters.scrape())
                .contains("freshet_collector_events_refused_total{reason=\"spool_full\"} 1.0");
    }

    @Test
    void whatWasTakenIsThereAfterARestart() throws Exception {
        start("");
        post("event");
        close();
        meters = Meters.bare();

        start("");

        assertThat(meters.scrape()).containsPattern("freshet_collector_spool_bytes [1-9]");
    }

    @Test
    void withoutASpoolEventsAreRefused() throws Exception {
        start("spool.enabled = false");

        var refused = post("event");

        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(directory.resolve("spool")).doesNotExist();
        assertThat(get("/health").statusCode()).isEqualTo(200);
        assertThat(get("/sink-health").statusCode()).isEqualTo(503);
    }

    @Test
    void twoCollectorsCannotShareASpool() {
        start("");
        var second = service("");

        assertThatThrownBy(second::start)
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("F6013")
                .hasMessageContaining("spool.directory");
        second.close();
    }

    @Test
    void stoppingWithoutBrokersIsQuick() throws Exception {
        start("streams.answerBeforeWrite = true");
        post("event");
        var begin = System.nanoTime();

        collector.close();

        // Patience with brokers that are there is 15 s; none is spent on those that are not.
        assertThat(System.nanoTime() - begin).isLessThan(10_000_000_000L);
        assertThat(collector.health().state()).isEqualTo(Health.State.STOPPED);
    }

    private void start(String more) {
        collector = service(more);
        collector.start();
    }

    private CollectorService service(String more) {
        var hocon =
                """
                interface = "127.0.0.1"
                port = 0
                preTerminationPeriod = 0 s
                terminationDeadline = 2 s
                kafka.bootstrapServers = "127.0.0.1:1"
                spool.directory = "%s"
                spool.minFreeBytes = 0
                %s
                """
                        .formatted(directory.resolve("spool"), more);
        var config =
                CollectorConfig.load(ConfigSource.text("collector", "test.hocon", hocon)).config();
        return new CollectorService(config, meters);
    }

    private HttpResponse<String> post(String body) throws Exception {
        return send(
                HttpRequest.newBuilder(uri("/com.snowplowanalytics.snowplow/tp2"))
                        .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + collector.port() + path);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    }
}
