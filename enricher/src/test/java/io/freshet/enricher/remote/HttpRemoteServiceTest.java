package io.freshet.enricher.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.enricher.remote.RemoteService.Answer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a real server; a request that is not given up would fail by the time limit. */
@Timeout(60)
class HttpRemoteServiceTest {

    private static final Duration ENOUGH = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(150);

    private final RemoteServer server = new RemoteServer(body -> "answer to " + body);
    private final ExecutorService connections = Executors.newFixedThreadPool(2);
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final AtomicLong nanos = new AtomicLong();
    private final Rest rest = new Rest(nanos::get);

    @AfterEach
    void close() {
        server.close();
        connections.shutdownNow();
    }

    @Test
    void postsJsonAndHandsTheResponseOn() {
        var answer = service(server.url("/ok"), ENOUGH).post("{\"body\":\"ü\"}");

        assertThat(answer).isEqualTo(new Answer.Text("answer to {\"body\":\"ü\"}"));
        assertThat(server.requests())
                .singleElement()
                .asString()
                .startsWith("POST /ok HTTP/1.1\r\n")
                .containsIgnoringCase("content-type: application/json\r\n")
                .doesNotContainIgnoringCase("upgrade");
        assertThat(count("answered")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "/status500, Request failed with status 500",
        "/status302, Request failed with status 302",
        "/large, response is longer than 10485760 bytes"
    })
    void whatIsNoSuccessIsAFailure(String path, String why) {
        var answer = service(server.url(path), ENOUGH).post("{}");

        assertThat(answer).isEqualTo(new Answer.None(why));
        assertThat(count("failed")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/reset", "/cut", "/noise"})
    void aBrokenConnectionIsAFailure(String path) {
        var answer = service(server.url(path), ENOUGH).post("{}");

        assertThat(answer).isInstanceOf(Answer.None.class);
        assertThat(((Answer.None) answer).why()).isNotBlank();
        assertThat(count("failed")).isEqualTo(1);
    }

    @Test
    void aClosedPortIsAFailure() {
        var url = server.url("/ok");
        server.close();

        assertThat(service(url, ENOUGH).post("{}")).isInstanceOf(Answer.None.class);
        assertThat(count("failed")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/hang", "/stall"})
    void aServiceThatDoesNotEndIsGivenUp(String path) {
        var answer = service(server.url(path), SHORT).post("{}");

        assertThat(answer).isEqualTo(new Answer.None("timed out after 150 ms"));
        assertThat(count("timeout")).isEqualTo(1);
    }

    @Test
    void whoFindsNoFreeConnectionIsGivenUpToo() throws InterruptedException {
        var hanging = service(server.url("/hang"), ENOUGH);
        var first = new Thread(() -> hanging.post("1"));
        var second = new Thread(() -> hanging.post("2"));
        first.start();
        second.start();
        while (server.requests().size() < 2) {
            Thread.onSpinWait();
        }

        var answer = service(server.url("/ok"), SHORT).post("3");

        assertThat(answer).isEqualTo(new Answer.None("timed out after 150 ms"));
        assertThat(server.requests()).hasSize(2);
        first.interrupt();
        second.interrupt();
        first.join();
        second.join();
    }

    @Test
    void aServiceThatTimesOutAgainAndAgainIsLeftAloneForAWhile() {
        var service = service(server.url("/hang"), SHORT);
        for (int i = 0; i < Rest.TIMEOUTS_BEFORE; i++) {
            service.post("{}");
        }

        var answer = service.post("{}");

        assertThat(answer)
                .isEqualTo(new Answer.None("not asked, after timeouts one after the other"));
        assertThat(server.requests()).hasSize(Rest.TIMEOUTS_BEFORE);
        assertThat(count("not_asked")).isEqualTo(1);

        nanos.addAndGet(Rest.LENGTH.toNanos());
        service.post("{}");
        assertThat(server.requests()).hasSize(Rest.TIMEOUTS_BEFORE + 1);
        assertThat(service.post("{}")).isInstanceOf(Answer.None.class);
        assertThat(count("not_asked")).isEqualTo(2);
    }

    @Test
    void anAnswerEndsTheCountOfTimeouts() {
        for (int i = 1; i < Rest.TIMEOUTS_BEFORE; i++) {
            service(server.url("/hang"), SHORT).post("{}");
        }
        service(server.url("/status500"), ENOUGH).post("{}");
        service(server.url("/hang"), SHORT).post("{}");

        assertThat(service(server.url("/ok"), ENOUGH).post("{}")).isInstanceOf(Answer.Text.class);
    }

    @Test
    void whoIsInterruptedStaysInterrupted() {
        Thread.currentThread().interrupt();

        var answer = service(server.url("/hang"), ENOUGH).post("{}");

        assertThat(answer).isInstanceOf(Answer.None.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private HttpRemoteService service(URI url, Duration timeout) {
        return new HttpRemoteService(
                url,
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(ENOUGH)
                        .build(),
                connections,
                timeout,
                rest,
                new RemoteMetrics(registry));
    }

    private double count(String outcome) {
        return registry.get("freshet_enricher_remote_requests")
                .tag("outcome", outcome)
                .counter()
                .count();
    }
}
