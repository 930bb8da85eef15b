package io.freshet.collector.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.collector.TestCollector;
import io.freshet.collector.vectors.RawConnection;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class HostileBytesTest {

    private static final List<String> REQUESTS =
            List.of(
                    "GET /i?e=pv&u=%20 HTTP/1.1\r\nHost: c.test\r\nCookie: sp=a; b=c\r\n\r\n",
                    "POST /a/b HTTP/1.1\r\nHost: c.test\r\nContent-Type: text/plain; charset=utf-8\r\n"
                            + "Content-Length: 5\r\n\r\nhello",
                    "POST /a/b HTTP/1.1\r\nHost: c.test\r\nTransfer-Encoding: chunked\r\n\r\n"
                            + "5\r\nhello\r\n0\r\n\r\n",
                    "OPTIONS * HTTP/1.1\r\nHost: c.test\r\nOrigin: https://a.test\r\n\r\n");

    @Test
    void noBytesBreakTheServer() throws Exception {
        var random = new Random(42);
        try (var collector =
                TestCollector.start(
                        "networking { bodyReadTimeout = 300 ms, idleTimeout = 300 ms }")) {
            for (var i = 0; i < 400; i++) {
                try (var connection = new RawConnection(collector.port())) {
                    connection.send(mutated(random));
                    if (i % 10 == 0) {
                        var status = connection.response("GET").map(r -> r.status()).orElse(0);
                        assertThat(status).isNotEqualTo(500);
                    }
                } catch (SocketException closedByServer) {
                    continue;
                }
            }

            try (var connection = new RawConnection(collector.port())) {
                connection.send("GET /health HTTP/1.1\r\nHost: c.test\r\n\r\n");
                assertThat(connection.response("GET").orElseThrow().text()).isEqualTo("OK");
            }
            Awaitility.await()
                    .untilAsserted(
                            () ->
                                    assertThat(collector.meters.scrape())
                                            .contains("freshet_collector_buffered_bytes 0.0")
                                            .contains("freshet_collector_connections_active 0.0")
                                            .doesNotContain("code=\"500\""));
        }
    }

    private static byte[] mutated(Random random) {
        var bytes =
                REQUESTS.get(random.nextInt(REQUESTS.size())).getBytes(StandardCharsets.ISO_8859_1);
        for (var i = random.nextInt(4); i >= 0; i--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }
}
