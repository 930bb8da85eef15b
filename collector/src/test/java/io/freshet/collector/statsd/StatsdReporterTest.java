package io.freshet.collector.statsd;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.collector.TestCollector;
import io.freshet.collector.vectors.RawConnection;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class StatsdReporterTest {

    private static final Pattern LINE =
            Pattern.compile("([^:]+):(-?\\d+)\\|([cd])(?:\\|@[\\d.]+)?\\|#(.*)");

    private static String settings(String host, int port) {
        return "monitoring.metrics.statsd { enabled = true, hostname = \"%s\", port = %d"
                        .formatted(host, port)
                + ", period = 100 ms, prefix = test, tags { env = ci } }\n";
    }

    @Test
    void theReferencesMetricsArriveByUdp() throws Exception {
        try (var server =
                new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
            server.setSoTimeout(10_000);
            try (var collector = TestCollector.start(settings("127.0.0.1", server.getLocalPort()));
                    var connection = new RawConnection(collector.port())) {
                for (var i = 0; i < 3; i++) {
                    connection.send("GET /i HTTP/1.1\r\nHost: c.test\r\n\r\n");
                    assertThat(connection.response("GET").orElseThrow().status()).isEqualTo(200);
                }
                connection.send("POST /a/b HTTP/1.1\r\nHost: c.test\r\nContent-Length: 5\r\n\r\n");
                connection.send("hello");
                assertThat(connection.response("POST")).isPresent();
                collector.sink.outcome(
                        CompletableFuture.failedFuture(new IllegalStateException("down")));
                connection.send("GET /i HTTP/1.1\r\nHost: c.test\r\n\r\n");
                assertThat(connection.response("GET").orElseThrow().status()).isEqualTo(503);
            }

            // Closing sends what is left, so all of it is in the socket's queue or on its way.
            var expected = new TreeMap<String, Long>();
            expected.put("requests_count c method:GET", 4L);
            expected.put("requests_count c method:POST", 1L);
            expected.put("requests_active c method:GET", 0L);
            expected.put("requests_active c method:POST", 0L);
            expected.put("requests_bytes d method:GET", 0L);
            expected.put("requests_bytes d method:POST", 5L);
            expected.put("responses_count c method:GET,status:2xx", 3L);
            expected.put("responses_count c method:GET,status:5xx", 1L);
            expected.put("responses_count c method:POST,status:2xx", 1L);
            expected.put("responses_errors_count c method:GET,status:5xx", 1L);
            expected.put("responses_bytes d method:GET,status:2xx", 3L * 43);
            expected.put("responses_bytes d method:POST,status:2xx", 2L);
            expected.put("connections_count c ", 1L);
            expected.put("connections_active c ", 0L);
            var sums = new TreeMap<String, Long>();
            while (!contains(sums, expected)) {
                add(sums, receive(server));
            }
            assertThat(sums).containsKey("responses_duration d method:GET,status:2xx");
        }
    }

    @Test
    void aServerThatCannotBeReachedHurtsNobody() throws Exception {
        try (var collector = TestCollector.start(settings("nowhere.invalid", 8125));
                var connection = new RawConnection(collector.port())) {
            connection.send("GET /i HTTP/1.1\r\nHost: c.test\r\n\r\n");

            assertThat(connection.response("GET").orElseThrow().status()).isEqualTo(200);
        }
    }

    private static boolean contains(Map<String, Long> sums, Map<String, Long> expected) {
        return expected.entrySet().stream()
                .allMatch(entry -> sums.getOrDefault(entry.getKey(), 0L).equals(entry.getValue()));
    }

    private static void add(Map<String, Long> sums, String packet) {
        for (var line : packet.split("\n")) {
            var matcher = LINE.matcher(line);
            assertThat(matcher.matches()).as(line).isTrue();
            assertThat(matcher.group(1)).startsWith("test.");
            assertThat(matcher.group(4)).startsWith("app:collector,env:ci");
            var own = matcher.group(4).replaceFirst("app:collector,env:ci,?", "");
            sums.merge(
                    matcher.group(1).substring("test.".length())
                            + " "
                            + matcher.group(3)
                            + " "
                            + own,
                    Long.parseLong(matcher.group(2)),
                    Long::sum);
        }
    }

    private static String receive(DatagramSocket server) throws IOException {
        var packet = new DatagramPacket(new byte[2000], 2000);
        server.receive(packet);
        return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
    }
}
