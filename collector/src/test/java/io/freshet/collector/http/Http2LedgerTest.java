package io.freshet.collector.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.freshet.collector.TestCollector;
import io.freshet.collector.metrics.Ledgers;
import io.freshet.collector.tls.TestKeys;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The same equation as over HTTP/1, a stream for a connection. */
class Http2LedgerTest {

    private static final String SETTINGS =
            "ssl { enable = true, port = 0 }\n" + TestKeys.localhost().settings();

    @Test
    void everyStreamEndsOnce() throws Exception {
        try (var collector = TestCollector.start(SETTINGS);
                var client = new Http2Client(collector.securePort())) {
            assertThat(client.send(Http2Client.get("/i")).get()).isEqualTo("200");
            assertThat(client.send(Http2Client.get("/health")).get()).isEqualTo("200");
            assertThat(client.send(Http2Client.get("/%zz")).get()).isEqualTo("400");
            client.begin("/a/b", new byte[10], new CompletableFuture<>()).close().sync();
            client.sendAndReset(Http2Client.get("/i"));

            Ledgers.awaitExactly(
                    collector,
                    Map.of(
                            "accepted{stream=\"good\"}", 2L,
                            "refused{reason=\"malformed\"}", 1L,
                            "refused{reason=\"cut_off\"}", 1L));
        }
    }

    @Test
    void aConnectionThatBreaksOffEndsItsStreams() throws Exception {
        try (var collector = TestCollector.start(SETTINGS);
                var client = new Http2Client(collector.securePort())) {
            client.begin("/a/b", new byte[10], new CompletableFuture<>());
            client.begin("/a/b", new byte[10], new CompletableFuture<>());
            await().untilAsserted(
                            () ->
                                    assertThat(collector.meters.scrape())
                                            .contains("freshet_collector_buffered_bytes 20.0"));
            client.close();

            Ledgers.awaitExactly(collector, Map.of("refused{reason=\"cut_off\"}", 2L));
        }
    }
}
