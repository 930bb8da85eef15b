package io.freshet.cli.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.freshet.cli.CommandRun;
import io.freshet.event.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatusCommandTest {

    private final AtomicInteger looks = new AtomicInteger();
    private HttpServer server;
    private String ready = "enricher READY\nwebapp READY\n";
    private int lost;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve("/ready", () -> ready);
        serve(
                "/metrics",
                () -> {
                    var in = 100 * looks.incrementAndGet();
                    return """
                           freshet_ledger_events_total{stage="enricher",outcome="in"} %d
                           freshet_ledger_difference{stage="enricher"} %d
                           freshet_lag_records{service="enricher",partition="0"} 1234
                           freshet_lag_seconds{service="enricher",partition="0"} 75
                           """
                            .formatted(in, lost);
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void eachComponentHasALine() {
        var run = status();

        assertThat(run.out().lines())
                .satisfiesExactly(
                        head ->
                                assertThat(head)
                                        .matches(
                                                "component +state +events/s +waiting +oldest +ledger"),
                        enricher ->
                                assertThat(enricher)
                                        .matches(
                                                "enricher +ready +[0-9,.]+ +1,234 +1 min 15 s +even"),
                        webapp -> assertThat(webapp).matches("webapp +ready +- +- +- +-"));
        assertThat(run.code()).isZero();
    }

    @Test
    void whatIsNotReadySaysWhy() {
        ready = "enricher STARTING waiting for topics\n";

        var run = status();

        assertThat(run.out())
                .contains("enricher   starting")
                .contains("enricher: waiting for topics");
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void aLedgerThatIsNotEvenIsAProblem() {
        lost = 3;

        var run = status();

        assertThat(run.out()).contains("3 events came in and went nowhere that is counted");
        assertThat(run.code()).isEqualTo(1);
    }

    @Test
    void programsGetTheSame() throws Exception {
        var json = Json.parse(status("-o", "json").out());

        assertThat(json.path("version").asInt()).isEqualTo(1);
        var enricher = json.path("components").get(0);
        assertThat(enricher.path("component").asString()).isEqualTo("enricher");
        assertThat(enricher.path("waiting").asInt()).isEqualTo(1234);
        assertThat(enricher.path("oldestSeconds").asDouble()).isEqualTo(75);
        assertThat(enricher.path("ledgerDifference").asInt(-1)).isZero();
    }

    @Test
    void nobodyThereIsNotReachable() {
        var run = CommandRun.of("status", "--admin", "http://127.0.0.1:1", "--interval", "0.1");

        assertThat(run.out()).contains("http://127.0.0.1:1").contains("away");
        assertThat(run.code()).isEqualTo(4);
    }

    @Test
    void whatIsNoUrlIsRefused() {
        assertThat(CommandRun.of("status", "--admin", "8000").code()).isEqualTo(2);
        assertThat(CommandRun.of("status", "--interval", "0").code()).isEqualTo(2);
    }

    private CommandRun status(String... more) {
        var address = "http://127.0.0.1:" + server.getAddress().getPort();
        var line = new String[5 + more.length];
        line[0] = "status";
        line[1] = "--admin";
        line[2] = address;
        line[3] = "--interval";
        line[4] = "0.1";
        System.arraycopy(more, 0, line, 5, more.length);
        return CommandRun.of(line);
    }

    private void serve(String path, Supplier<String> body) {
        server.createContext(
                path,
                exchange -> {
                    try (exchange) {
                        var bytes = body.get().getBytes(StandardCharsets.UTF_8);
                        exchange.sendResponseHeaders(200, bytes.length);
                        exchange.getResponseBody().write(bytes);
                    }
                });
    }
}
