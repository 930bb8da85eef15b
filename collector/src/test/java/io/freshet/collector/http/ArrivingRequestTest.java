package io.freshet.collector.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.collector.TestCollector;
import io.freshet.collector.vectors.RawConnection;
import java.util.ArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ArrivingRequestTest {

    private static final String HEAD = "POST /a/b HTTP/1.1\r\nHost: c.test\r\n";
    private static final String GET = "GET /i HTTP/1.1\r\nHost: c.test\r\n\r\n";

    @Test
    void aLengthNextToATransferCodingIsRefused() throws Exception {
        try (var collector = TestCollector.start("");
                var connection = new RawConnection(collector.port())) {
            connection.send(
                    HEAD
                            + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n"
                            + "0\r\n\r\n"
                            + GET);

            assertThat(connection.response("POST").orElseThrow().status()).isEqualTo(400);
            assertThat(connection.isClosed(3000)).isTrue();
            assertThat(collector.sink.take()).isEmpty();
        }
    }

    @Test
    void twoLengthsAreRefused() throws Exception {
        try (var collector = TestCollector.start("");
                var connection = new RawConnection(collector.port())) {
            connection.send(HEAD + "Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcde");

            assertThat(connection.response("POST").orElseThrow().status()).isEqualTo(400);
            assertThat(collector.sink.take()).isEmpty();
        }
    }

    @Test
    void headsThatArriveInPartsShareTheBudget() throws Exception {
        var half = "GET /i HTTP/1.1\r\nHost: c.test\r\nX-Flood: " + "x".repeat(4000);
        try (var collector = TestCollector.start("networking.maxBufferedBytes = 20000")) {
            var open = new ArrayList<RawConnection>();
            try {
                var refused = 0;
                for (var i = 0; i < 10; i++) {
                    var connection = new RawConnection(collector.port());
                    open.add(connection);
                    connection.send(half);
                }
                for (var connection : open) {
                    connection.send("x");
                }
                Awaitility.await()
                        .untilAsserted(
                                () ->
                                        assertThat(collector.meters.scrape())
                                                .contains("code=\"503\""));
                for (var connection : open) {
                    connection.send("\r\n\r\n");
                    refused += connection.response("GET").orElseThrow().status() == 503 ? 1 : 0;
                }

                assertThat(refused).isBetween(5, 9);
            } finally {
                for (var connection : open) {
                    connection.close();
                }
            }
            Awaitility.await()
                    .untilAsserted(
                            () ->
                                    assertThat(collector.meters.scrape())
                                            .contains("freshet_collector_buffered_bytes 0.0"));
        }
    }

    @Test
    void aHalfSentRequestBehindAWholeOneIsTurnedAwayInTime() throws Exception {
        try (var collector =
                        TestCollector.start(
                                "networking { bodyReadTimeout = 200 ms, idleTimeout = 1 h }");
                var connection = new RawConnection(collector.port())) {
            connection.send(GET + "GET /i HTTP/1.1\r\nHos");

            assertThat(connection.response("GET").orElseThrow().status()).isEqualTo(200);
            assertThat(connection.response("GET").orElseThrow().status()).isEqualTo(408);
        }
    }

    @Test
    void aClientThatReadsNoAnswersIsReadNoFurtherAndClosedInTheEnd() throws Exception {
        var pipelined = GET.repeat(1000);
        try (var collector = TestCollector.start("networking.responseHeaderTimeout = 1 s");
                var connection = new RawConnection(collector.port())) {
            var sender =
                    new Thread(
                            () -> {
                                for (var i = 0; i < 200; i++) {
                                    connection.send(pipelined);
                                }
                            });
            sender.start();
            var seen = new long[] {-1};
            // Its answers fill the buffers of the kernel and then ours, and there it ends.
            Awaitility.await()
                    .pollInterval(java.time.Duration.ofMillis(300))
                    .until(
                            () -> {
                                var before = seen[0];
                                seen[0] += collector.sink.take().size();
                                return before > 0 && before == seen[0];
                            });
            assertThat(seen[0]).isLessThan(150_000);
            sender.join(); // it can send again, to nobody, when the connection is closed
            Awaitility.await()
                    .untilAsserted(
                            () ->
                                    assertThat(collector.meters.scrape())
                                            .contains("freshet_collector_connections_active 0.0"));
        }
    }
}
