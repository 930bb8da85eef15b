package io.freshet.collector.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.collector.TestCollector;
import io.freshet.collector.sink.SinkFailure;
import io.freshet.collector.sink.SinkFailure.Reason;
import io.freshet.collector.size.OutputRecord;
import io.freshet.collector.vectors.RawConnection;
import io.freshet.vectors.TestData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LedgerTest {

    private static final int CLIENTS = 4;
    private static final int CONVERSATIONS = 150;

    private final Map<String, Long> expected = new ConcurrentSkipListMap<>();
    private final List<CompletableFuture<Void>> late =
            Collections.synchronizedList(new ArrayList<>());

    static List<Move> moves() {
        return Move.all();
    }

    @ParameterizedTest
    @MethodSource("moves")
    void everyRequestEndsOnce(Move move) throws Exception {
        try (var collector = start("")) {
            talk(collector, List.of(move));

            Ledgers.awaitExactly(collector, expected);
        }
    }

    @Test
    void whatComesInEqualsWhatBecameOfItWhateverClientsDo() {
        try (var collector = start("")) {
            IntStream.range(0, CLIENTS)
                    .mapToObj(
                            seed ->
                                    CompletableFuture.runAsync(
                                            () -> converse(collector, new Random(seed))))
                    .toList()
                    .forEach(CompletableFuture::join);
            late.forEach(record -> record.complete(null));
            if (!late.isEmpty()) {
                expected.put("late", (long) late.size());
            }

            assertThat(expected).hasSizeGreaterThan(11);
            Ledgers.awaitExactly(collector, expected);
        }
    }

    @Test
    void aRecordThatIsSafeTooLateIsCounted() throws Exception {
        try (var collector = start("");
                var connection = new RawConnection(collector.port())) {
            connection.send("GET /i?fail=late HTTP/1.1\r\nHost: c.test\r\nCookie: sp=1\r\n\r\n");
            assertThat(connection.response("GET").orElseThrow().status()).isEqualTo(503);
            late.get(0).complete(null);

            Ledgers.awaitExactly(
                    collector, Map.of("refused{reason=\"response_timeout\"}", 1L, "late", 1L));
            assertThat(collector.meters.scrape())
                    .contains("freshet_collector_records_total{stream=\"good\"} 1.0");
        }
    }

    @Test
    void aRecordThatIsSafeAfterTheServerHasGoneIsCounted() throws Exception {
        try (var collector = start("terminationDeadline = 0 s");
                var connection = new RawConnection(collector.port())) {
            var ack = new CompletableFuture<Void>();
            collector.sink.outcome(ack);
            connection.send("GET /i HTTP/1.1\r\nHost: c.test\r\nCookie: sp=1\r\n\r\n");
            Ledgers.awaitIn(collector, 1);
            collector.service().close();
            ack.complete(null);

            Ledgers.awaitExactly(collector, Map.of(Move.GOOD, 1L));
        }
    }

    @Test
    void aRequestWithoutEventsEndsTooHoweverLarge() throws Exception {
        var body = "{\"schema\":\"iglu:com.acme/batch/jsonschema/1-0-0\",\"data\":[]}";
        try (var collector = start("");
                var connection = new RawConnection(collector.port())) {
            for (var padding = 1200; padding < 2000; padding++) {
                connection.send(
                        "POST /a/b HTTP/1.1\r\nHost: c.test\r\nX: %s\r\nContent-Length: %d\r\n\r\n%s"
                                .formatted("x".repeat(padding), body.length(), body));
                assertThat(connection.response("POST").orElseThrow().status()).isEqualTo(200);
            }

            Ledgers.awaitAccepted(collector, 800);
        }
    }

    @Test
    void allSeriesAreThereFromTheStart() {
        try (var collector = start("")) {
            for (var reason : Refusal.values()) {
                assertThat(collector.meters.scrape())
                        .contains(
                                "freshet_collector_events_refused_total{reason=\""
                                        + CollectorMetrics.label(reason)
                                        + "\"} 0.0");
            }
        }
    }

    @Test
    void everyReasonIsInTheReference() throws IOException {
        var page = Files.readString(TestData.root().resolve("docs/reference/metrics.md"));

        for (var reason : Refusal.values()) {
            assertThat(page).contains("\n| `" + CollectorMetrics.label(reason) + "` | ");
        }
    }

    private TestCollector start(String more) {
        var collector = TestCollector.start(Move.SETTINGS + more);
        collector.sink.outcomes(this::outcome);
        return collector;
    }

    /** Every client waits for the clock once for each slow move. */
    private void converse(TestCollector collector, Random random) {
        try {
            for (var slow : Move.slow()) {
                talk(collector, List.of(Move.any(random), slow));
            }
            for (var i = 0; i < CONVERSATIONS; i++) {
                talk(
                        collector,
                        random.ints(1 + random.nextInt(4))
                                .mapToObj(n -> Move.any(random))
                                .toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends all moves up to one that is the last at once, waits for their responses, hangs up. */
    private void talk(TestCollector collector, List<Move> moves) throws IOException {
        var sent = new ArrayList<Move>();
        for (var move : moves) {
            sent.add(move);
            if (move.isLast()) {
                break;
            }
        }
        try (var connection = new RawConnection(collector.port())) {
            var bytes = new StringBuilder();
            sent.forEach(move -> bytes.append(move.bytes()));
            connection.send(bytes.toString());
            for (var move : sent) {
                if (!move.method().isEmpty()) {
                    assertThat(connection.response(move.method())).as(move.toString()).isPresent();
                }
                if (!move.end().isEmpty()) {
                    expected.merge(move.end(), 1L, Long::sum);
                }
            }
        }
    }

    private CompletableFuture<Void> outcome(OutputRecord record) {
        var text = new String(record.bytes(), StandardCharsets.ISO_8859_1);
        if (text.contains("fail=late")) {
            var safe = new CompletableFuture<Void>();
            late.add(safe);
            return safe;
        }
        if (text.contains("fail=never")) {
            return new CompletableFuture<>();
        }
        if (text.contains("fail=defect")) {
            throw new IllegalStateException("a sink with a defect");
        }
        for (var reason : List.of(Reason.BUFFER_FULL, Reason.NOT_ACKNOWLEDGED)) {
            if (text.contains("fail=" + CollectorMetrics.label(reason))) {
                return CompletableFuture.failedFuture(new SinkFailure(reason, null));
            }
        }
        return CompletableFuture.completedFuture(null);
    }
}
