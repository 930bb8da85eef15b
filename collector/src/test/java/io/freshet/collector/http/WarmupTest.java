package io.freshet.collector.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.collector.TestCollector;
import io.freshet.collector.settings.WarmupSettings;
import io.freshet.collector.vectors.RawConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class WarmupTest {

    private static InetSocketAddress local(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    @Test
    void eachCycleSendsMore() {
        try (var collector = TestCollector.start("")) {
            var answered =
                    Warmup.run(new WarmupSettings(true, 50, 7, 3), local(collector.port()), 10);

            assertThat(answered).isEqualTo(50 + 100 + 150);
            assertThat(collector.meters.scrape())
                    .containsPattern("requests_total\\{.*path_kind=\"health\".*} 300.0");
        }
    }

    @Test
    void fewerRequestsThanConnectionsAreAnsweredToo() {
        try (var collector = TestCollector.start("")) {
            var settings = new WarmupSettings(true, 3, 100, 1);

            assertThat(Warmup.run(settings, local(collector.port()), 100)).isEqualTo(3);
        }
    }

    @Test
    void theFirstCycleWithFailuresIsTheLast() throws Exception {
        int closed;
        try (var socket = new ServerSocket(0)) {
            closed = socket.getLocalPort();
        }

        assertThat(Warmup.run(new WarmupSettings(true, 50, 5, 3), local(closed), 10)).isZero();
    }

    @Test
    void theServiceIsHealthyAfterwards() throws Exception {
        var hocon = "experimental.warmup { enable = true, numRequests = 20, maxConnections = 2 }";
        try (var collector = TestCollector.start(hocon);
                var connection = new RawConnection(collector.port())) {
            connection.send("GET /health HTTP/1.1\r\nHost: c.test\r\n\r\n");

            assertThat(connection.response("GET").orElseThrow().status()).isEqualTo(200);
            assertThat(collector.service().health().isReady()).isTrue();
            // It was not while these were answered.
            assertThat(collector.meters.scrape())
                    .containsPattern("requests_total\\{code=\"503\".*path_kind=\"health\"} 120.0");
        }
    }
}
