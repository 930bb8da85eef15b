package io.freshet.collector.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.collector.TestCollector;
import io.freshet.collector.log.TestLogs;
import io.freshet.collector.vectors.RawConnection;
import io.netty.util.ResourceLeakDetector;
import java.io.IOException;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.event.Level;

class HostileRequestsTest {

    /** More, or others: {@code -Dfreshet.fuzz.requests=100000 -Dfreshet.fuzz.seed=7}. */
    private static final int REQUESTS = Integer.getInteger("freshet.fuzz.requests", 4000);

    private static final long SEED = Long.getLong("freshet.fuzz.seed", 42);
    private static final int AT_A_TIME = 100;

    /** One batch in so many is left for the server's clock to end. */
    private static final int SLOW_BATCHES = 8;

    private static final Set<Integer> STATUSES =
            Set.of(200, 302, 400, 404, 408, 413, 414, 431, 501, 503, 505);

    private final ResourceLeakDetector.Level level = ResourceLeakDetector.getLevel();

    @BeforeEach
    void findLeaks() {
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.PARANOID);
    }

    @AfterEach
    void asBefore() {
        ResourceLeakDetector.setLevel(level);
    }

    @Test
    void whateverIsSentIsAnsweredOrClosedAndLeavesNothingBehind() throws Exception {
        var statuses = new TreeMap<Integer, Integer>();
        var errors = errors();
        try (var collector =
                TestCollector.start(
                        """
                        enableDefaultRedirect = true
                        networking {
                          bodyReadTimeout = 200 ms
                          idleTimeout = 200 ms
                          dropPayloadSize = 64 KiB
                          maxBufferedBytes = 1 MiB
                        }
                        """)) {
            var requests = new HostileRequests(SEED);
            for (var batch = 0; batch < REQUESTS / AT_A_TIME; batch++) {
                send(collector.port(), requests, batch % SLOW_BATCHES == 0, statuses);
            }

            assertThat(STATUSES).containsAll(statuses.keySet());
            assertThat(statuses.keySet()).contains(200, 400, 408, 413, 414, 431, 501, 505);
            try (var connection = new RawConnection(collector.port())) {
                connection.send("GET /health HTTP/1.1\r\nHost: c.test\r\n\r\n");
                assertThat(connection.response("GET").orElseThrow().text()).isEqualTo("OK");
            }
            Awaitility.await()
                    .untilAsserted(
                            () ->
                                    assertThat(collector.meters.scrape())
                                            .contains("freshet_collector_buffered_bytes 0.0")
                                            .contains("freshet_collector_connections_active 0.0"));
            assertThat(count(collector, "in"))
                    .isPositive()
                    .isEqualTo(
                            count(collector, "accepted")
                                    + count(collector, "dropped")
                                    + count(collector, "refused"));
        }
        System.gc(); // a leak is found when its buffer is
        assertThat(errors()).as("errors logged").isEqualTo(errors);
    }

    private static void send(
            int port, HostileRequests requests, boolean slow, TreeMap<Integer, Integer> statuses)
            throws IOException {
        var connections = new ArrayList<RawConnection>();
        try {
            for (var i = 0; i < AT_A_TIME; i++) {
                var connection = new RawConnection(port);
                connections.add(connection);
                connection.send(requests.next());
                if (!slow) {
                    connection.endOutput();
                }
            }
            for (var connection : connections) {
                readToTheEnd(connection, statuses);
            }
        } finally {
            for (var connection : connections) {
                connection.close();
            }
        }
    }

    private static void readToTheEnd(RawConnection connection, TreeMap<Integer, Integer> statuses)
            throws IOException {
        try {
            for (var response = connection.response("GET");
                    response.isPresent();
                    response = connection.response("GET")) {
                statuses.merge(response.get().status(), 1, Integer::sum);
            }
        } catch (SocketException closedByServer) {
            // as good as the end
            return;
        }
    }

    private static double count(TestCollector collector, String end) {
        var prefix = "freshet_collector_events_" + end + "_total";
        return collector
                .meters
                .scrape()
                .lines()
                .filter(line -> line.startsWith(prefix))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' ') + 1)))
                .sum();
    }

    private static List<TestLogs.Line> errors() {
        return java.util.stream.Stream.of("io.freshet.collector.http", "io.netty")
                .flatMap(TestLogs::of)
                .filter(line -> line.level() == Level.ERROR)
                .toList();
    }
}
