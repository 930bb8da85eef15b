package io.freshet.collector.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.collector.TestCollector;
import io.freshet.collector.endpoint.PathKind;
import io.freshet.collector.log.TestLogs;
import io.freshet.collector.sink.SinkFailure;
import io.freshet.collector.vectors.RawConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class AccessLogTest {

    private static final String LOGGER = "io.freshet.collector.access";
    private static final AccessLine LINE =
            new AccessLine("GET", PathKind.PIXEL, 200, 0, 43, 1000, "HTTP/1.1", true);

    @Test
    void everyRequestHasALineWithWhatBecameOfIt() throws Exception {
        var before = lines().size();
        try (var collector = TestCollector.start("accessLog.enabled = true");
                var connection = new RawConnection(collector.port())) {
            connection.send("GET /i?e=pv HTTP/1.1\r\nHost: c.test\r\n\r\n");
            connection.response("GET").orElseThrow();
            connection.send("POST /a/b HTTP/1.1\r\nHost: c.test\r\nContent-Length: 5\r\n\r\nhello");
            connection.response("POST").orElseThrow();
            collector.sink.outcome(
                    CompletableFuture.failedFuture(
                            new SinkFailure(SinkFailure.Reason.BUFFER_FULL, null)));
            connection.send("HEAD /i HTTP/1.1\r\nHost: c.test\r\n\r\n");
            connection.response("HEAD").orElseThrow();
            connection.send("GET /%zz HTTP/1.0\r\nHost: c.test\r\n\r\n");
            connection.response("GET").orElseThrow();
        }

        var lines = lines();
        assertThat(lines.subList(before, lines.size()))
                .hasSize(4)
                .satisfiesExactly(
                        line ->
                                assertThat(line)
                                        .matches(
                                                "method=GET path=pixel status=200 bytesIn=0"
                                                        + " bytesOut=43 micros=\\d+"
                                                        + " protocol=HTTP/1.1 stored=true request"),
                        line ->
                                assertThat(line)
                                        .startsWith(
                                                "method=POST path=vendor status=200 bytesIn=5"
                                                        + " bytesOut=2 ")
                                        .endsWith("stored=true request"),
                        line ->
                                assertThat(line)
                                        .startsWith(
                                                "method=HEAD path=pixel status=503 bytesIn=0"
                                                        + " bytesOut=0 ")
                                        .endsWith("stored=false request"),
                        line ->
                                assertThat(line)
                                        .startsWith("method=other path=rejected status=400 "));
    }

    @Test
    void nothingThatAClientWroteIsInIt() throws Exception {
        var before = lines().size();
        var secrets =
                List.of(
                        "GET /s3cret/s3cret?s3cret=s3cret HTTP/1.1\r\nHost: s3cret.test\r\n"
                                + "Cookie: sp=s3cret\r\nUser-Agent: s3cret\r\n"
                                + "Referer: https://s3cret/\r\nX-Forwarded-For: 192.0.2.77\r\n\r\n",
                        "S3CRET /s3cret HTTP/1.1\r\nHost: c.test\r\n\r\n",
                        "GET /s3cret HTTP/1.1\r\nHost: c.test\r\n\r\n",
                        "GET /r/s3cret?u=s3cret HTTP/1.1\r\nHost: c.test\r\n\r\n",
                        "GET /i HTTP/s3cret\r\nHost: c.test\r\n\r\n",
                        "POST /s3cret/s3cret HTTP/1.1\r\nHost: c.test\r\nContent-Length: 6\r\n"
                                + "Content-Encoding: s3cret\r\nContent-Type: s3cret\r\n\r\ns3cret",
                        "s3cret\u001b[31m\n\r\n\r\n",
                        "GET /i\ns3cret HTTP/1.1\r\n\r\n");
        try (var collector =
                TestCollector.start("accessLog.enabled = true, enableDefaultRedirect = true")) {
            for (var secret : secrets) {
                try (var connection = new RawConnection(collector.port(), "127.0.0.77")) {
                    connection.send(secret);
                    connection.response("GET");
                }
            }
        }

        var all = lines();
        var lines = all.subList(before, all.size());
        assertThat(lines).hasSize(secrets.size());
        assertThat(lines)
                .allSatisfy(
                        line ->
                                assertThat(line)
                                        .matches("[a-zA-Z0-9=/. _-]+")
                                        .doesNotContainIgnoringCase("s3cret")
                                        .doesNotContain("127.0.0")
                                        .doesNotContain("192.0.2"));
    }

    @Test
    void byDefaultThereIsNone() throws Exception {
        var before = lines().size();
        try (var collector = TestCollector.start("");
                var connection = new RawConnection(collector.port())) {
            connection.send("GET /i HTTP/1.1\r\nHost: c.test\r\n\r\n");
            connection.response("GET").orElseThrow();
        }

        assertThat(lines()).hasSize(before);
    }

    @Test
    void aSlowLogDropsLinesAndHoldsNobodyUp() {
        var blocked = new CountDownLatch(1);
        var written = new ArrayList<AccessLine>();
        var log =
                new QueuedAccessLog(
                        10,
                        line -> {
                            await(blocked);
                            written.add(line);
                        });
        for (var i = 0; i < 1000; i++) {
            log.write(LINE);
        }

        assertThat(log.dropped()).isBetween(989L, 990L);
        blocked.countDown();
        log.close();
        assertThat(written).hasSizeBetween(10, 11);
        Awaitility.await()
                .untilAsserted(
                        () ->
                                assertThat(TestLogs.of("io.freshet.collector.access"))
                                        .anyMatch(line -> line.text().contains("lines dropped")));
    }

    private static List<String> lines() {
        return TestLogs.of(LOGGER)
                .map(TestLogs.Line::text)
                .filter(text -> text.endsWith(" request"))
                .toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
