package io.freshet.collector.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.collector.TestCollector;
import io.freshet.collector.sink.SinkFailure;
import io.freshet.collector.vectors.RawConnection;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ConnectionTest {

    private static final String HOST = " HTTP/1.1\r\nHost: c.test\r\n";

    private static String get(String target) {
        return "GET " + target + HOST + "\r\n";
    }

    private static String post(String target, int length) {
        return "POST " + target + HOST + "Content-Length: " + length + "\r\n\r\n";
    }

    @Test
    void theAnswerWaitsForTheSink() throws Exception {
        try (var collector = TestCollector.start("");
                var connection = new RawConnection(collector.port())) {
            var ack = new CompletableFuture<Void>();
            collector.sink.outcome(ack);
            connection.send(get("/i"));

            assertThat(connection.isClosed(200)).isFalse();
            ack.complete(null);

            assertThat(connection.response("GET").orElseThrow().status()).isEqualTo(200);
        }
    }

    @Test
    void aRefusedRecordIsAnswered503AndTheConnectionStaysOpen() throws Exception {
        try (var collector = TestCollector.start("");
                var connection = new RawConnection(collector.port())) {
            collector.sink.outcome(
                    CompletableFuture.failedFuture(
                            new SinkFailure(SinkFailure.Reason.BUFFER_FULL, null)));
            connection.send(get("/i"));
            var refused = connection.response("GET").orElseThrow();
            collector.sink.outcome(CompletableFuture.completedFuture(null));
            connection.send(get("/i"));
            var accepted = connection.response("GET").orElseThrow();

            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).hasValue("1");
            assertThat(refused.header("Set-Cookie")).isEmpty();
            assertThat(refused.header("Access-Control-Allow-Origin")).hasValue("*");
            assertThat(accepted.status()).isEqualTo(200);
        }
    }

    @Test
    void responsesComeInTheOrderOfTheRequests() throws Exception {
        try (var collector = TestCollector.start("");
                var connection = new RawConnection(collector.port())) {
            var ack = new CompletableFuture<Void>();
            collector.sink.outcome(ack);
            connection.send(get("/i?nuid=first") + get("/robots.txt"));

            assertThat(connection.isClosed(200)).isFalse();
            ack.complete(null);

            assertThat(connection.response("GET").orElseThrow().header("Set-Cookie"))
                    .hasValueSatisfying(cookie -> assertThat(cookie).startsWith("sp=first;"));
            assertThat(connection.response("GET").orElseThrow().text()).startsWith("User-agent");
        }
    }

    @Test
    void manyPipelinedRequestsAreAllAnswered() throws Exception {
        try (var collector = TestCollector.start("");
                var connection = new RawConnection(collector.port())) {
            connection.send(get("/i").repeat(500));
            var ok = 0;
            for (var i = 0; i < 500; i++) {
                ok += connection.response("GET").orElseThrow().status() == 200 ? 1 : 0;
            }

            assertThat(ok).isEqualTo(500);
            assertThat(collector.sink.take()).hasSize(500);
        }
    }

    @Test
    void aSinkThatNeverAnswersIsGivenUp() throws Exception {
        try (var collector = TestCollector.start("networking.responseHeaderTimeout = 100 ms");
                var connection = new RawConnection(collector.port())) {
            collector.sink.outcome(new CompletableFuture<>());
            connection.send(get("/i"));

            assertThat(connection.response("GET").orElseThrow().status()).isEqualTo(503);
            assertThat(collector.meters.scrape())
                    .contains("events_refused_total{reason=\"response_timeout\"} 1.0");
        }
    }

    @Test
    void aRequestThatTricklesInIsTurnedAway() throws Exception {
        try (var collector = TestCollector.start("networking.bodyReadTimeout = 200 ms");
                var connection = new RawConnection(collector.port())) {
            connection.send(post("/a/b", 10) + "12345");

            var response = connection.response("POST").orElseThrow();

            assertThat(response.status()).isEqualTo(408);
            assertThat(connection.isClosed(2000)).isTrue();
            assertThat(collector.sink.take()).isEmpty();
        }
    }

    @Test
    void aHalfSentHeadIsTurnedAwayToo() throws Exception {
        try (var collector = TestCollector.start("networking.bodyReadTimeout = 200 ms");
                var connection = new RawConnection(collector.port())) {
            connection.send("GET /i HTTP/1.1\r\nHos");

            assertThat(connection.response("GET").orElseThrow().status()).isEqualTo(408);
        }
    }

    @Test
    void bareLineFeedsAreNoLineEnds() throws Exception {
        try (var collector = TestCollector.start("");
                var connection = new RawConnection(collector.port())) {
            connection.send("GET /i HTTP/1.1\nHost: c.test\n\n");

            assertThat(connection.response("GET").orElseThrow().status()).isEqualTo(400);
        }
    }

    @Test
    void anIdleConnectionIsClosed() throws Exception {
        try (var collector = TestCollector.start("networking.idleTimeout = 200 ms");
                var connection = new RawConnection(collector.port())) {
            connection.send(get("/i"));
            assertThat(connection.response("GET").orElseThrow().status()).isEqualTo(200);

            assertThat(connection.isClosed(3000)).isTrue();
        }
    }

    @Test
    void bodiesBeyondTheCommonBudgetAreAnswered503() throws Exception {
        try (var collector = TestCollector.start("networking.maxBufferedBytes = 1000");
                var waiting = new RawConnection(collector.port());
                var next = new RawConnection(collector.port())) {
            var ack = new CompletableFuture<Void>();
            collector.sink.outcome(ack);
            waiting.send(post("/a/b", 900) + "x".repeat(900));
            assertThat(waiting.isClosed(200)).isFalse();
            next.send(post("/a/b", 200) + "x".repeat(200));

            assertThat(next.response("POST").orElseThrow().status()).isEqualTo(503);
            ack.complete(null);
            assertThat(waiting.response("POST").orElseThrow().status()).isEqualTo(200);
            assertThat(collector.meters.scrape()).contains("freshet_collector_buffered_bytes 0.0");
        }
    }

    @Test
    void connectionsBeyondTheLimitWaitForAPlace() throws Exception {
        try (var collector = TestCollector.start("networking.maxConnections = 1")) {
            try (var first = new RawConnection(collector.port());
                    var second = new RawConnection(collector.port())) {
                first.send(get("/i"));
                assertThat(first.response("GET").orElseThrow().status()).isEqualTo(200);
                second.send(get("/i"));
                assertThat(second.isClosed(200)).isFalse();
                first.close();

                assertThat(second.response("GET").orElseThrow().status()).isEqualTo(200);
            }
        }
    }

    @Test
    void aTooLargeBodyIsRefusedBeforeItArrives() throws Exception {
        try (var collector = TestCollector.start("networking.dropPayloadSize = 100");
                var connection = new RawConnection(collector.port())) {
            connection.send(post("/a/b", 1_000_000));

            assertThat(connection.response("POST").orElseThrow().status()).isEqualTo(413);
        }
    }

    @Test
    void closingLetsRequestsEndThatHaveBegun() throws Exception {
        var collector = TestCollector.start("");
        try (var busy = new RawConnection(collector.port());
                var idle = new RawConnection(collector.port())) {
            idle.send(get("/i"));
            idle.response("GET").orElseThrow();
            var ack = new CompletableFuture<Void>();
            collector.sink.outcome(ack);
            busy.send(get("/i"));
            assertThat(busy.isClosed(200)).isFalse();
            var closing = CompletableFuture.runAsync(collector::close);
            assertThat(idle.isClosed(1000)).isTrue();
            ack.complete(null);

            var last = busy.response("GET").orElseThrow();
            assertThat(last.status()).isEqualTo(200);
            assertThat(last.header("Connection")).hasValue("close");
            busy.close();
            closing.join();
        }
    }
}
