package io.freshet.collector.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.collector.TestCollector;
import io.freshet.collector.vectors.RawConnection;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufAllocatorMetricProvider;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class IdleConnectionsTest {

    /** docs/how-to/protect-the-collector.md says how to run this with more. */
    private static final int CONNECTIONS = Integer.getInteger("freshet.connections", 3000);

    private static final String GET = "GET /i HTTP/1.1\r\nHost: c.test\r\n\r\n";

    @Test
    void thousandsOfIdleConnectionsCostLittleMemoryAndNoThreads() throws Exception {
        try (var collector = TestCollector.start("networking.bodyReadTimeout = 10 minutes");
                var busy = new RawConnection(collector.port())) {
            exchange(busy, 200);
            var threads = serverThreads();
            var before = memory();
            try (var idle = IdleClients.connect(collector.port(), CONNECTIONS)) {
                awaitConnections(collector, CONNECTIONS + 1);
                exchange(busy, 500);
                var each = (memory() - before) / CONNECTIONS;
                System.out.println(CONNECTIONS + " idle connections, bytes each: " + each);

                assertThat(serverThreads()).isEqualTo(threads);
                assertThat(each).isLessThan(12_000);
                assertThat(collector.sink.take()).hasSize(700);
            }
            awaitConnections(collector, 1);
            exchange(busy, 1);
            Awaitility.await()
                    .untilAsserted(
                            () ->
                                    assertThat(collector.meters.scrape())
                                            .contains("freshet_collector_buffered_bytes 0.0"));
        }
    }

    @Test
    void whenAllPlacesAreTakenTheLongestIdleMakeRoom() throws Exception {
        try (var collector = TestCollector.start("networking.maxConnections = 20");
                var busy = new RawConnection(collector.port())) {
            var idle = new ArrayList<RawConnection>();
            var ack = new CompletableFuture<Void>();
            collector.sink.outcome(ack);
            busy.send(GET);
            try {
                for (var i = 0; i < 19; i++) {
                    idle.add(new RawConnection(collector.port()));
                }
                awaitConnections(collector, 20);
                try (var next = new RawConnection(collector.port())) {
                    next.send("GET /health HTTP/1.1\r\nHost: c.test\r\n\r\n");

                    assertThat(next.response("GET").orElseThrow().status()).isEqualTo(200);
                }
                ack.complete(null);
                assertThat(busy.response("GET").orElseThrow().status()).isEqualTo(200);
            } finally {
                for (var connection : idle) {
                    connection.close();
                }
            }
        }
    }

    @Test
    void oneAddressMayHaveSoManyConnectionsAndNoMore() throws Exception {
        try (var collector = TestCollector.start("networking.maxConnectionsPerAddress = 2");
                var first = new RawConnection(collector.port());
                var second = new RawConnection(collector.port(), "127.0.0.2");
                var third = new RawConnection(collector.port())) {
            exchange(first, 1);
            exchange(second, 1);
            exchange(third, 1);
            try (var beyond = new RawConnection(collector.port())) {
                assertThat(beyond.isClosed(5000)).isTrue();
            }
            third.close();
            awaitConnections(collector, 2);
            try (var again = new RawConnection(collector.port())) {
                exchange(again, 1);
            }

            assertThat(collector.meters.scrape())
                    .contains("freshet_collector_connections_refused_total 1.0");
        }
    }

    @Test
    void connectionsLeaveFileDescriptorsForOthers() {
        assertThat(FileDescriptors.limit(20_000, 1_048_576)).isEqualTo(20_000);
        assertThat(FileDescriptors.limit(20_000, 4096)).isEqualTo(3584);
        assertThat(FileDescriptors.limit(20_000, 256)).isEqualTo(128);
    }

    private static void exchange(RawConnection connection, int times) throws Exception {
        for (var i = 0; i < times; i++) {
            connection.send(GET);
            assertThat(connection.response("GET").orElseThrow().status()).isEqualTo(200);
        }
    }

    private static void awaitConnections(TestCollector collector, int count) {
        Awaitility.await()
                .untilAsserted(
                        () ->
                                assertThat(collector.meters.scrape())
                                        .contains(
                                                "freshet_collector_connections_active "
                                                        + (double) count));
    }

    private static long serverThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("collector-http"))
                .count();
    }

    /** Heap in use and Netty's buffers. */
    private static long memory() {
        for (var i = 0; i < 3; i++) {
            System.gc();
        }
        var buffers = ((ByteBufAllocatorMetricProvider) ByteBufAllocator.DEFAULT).metric();
        var runtime = Runtime.getRuntime();
        return runtime.totalMemory()
                - runtime.freeMemory()
                + buffers.usedDirectMemory()
                + buffers.usedHeapMemory();
    }
}
