package io.freshet.collector.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.collector.TestCollector;
import io.freshet.event.json.InvalidJson;
import io.freshet.event.json.Json;
import io.freshet.vectors.TestData;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The reference's service makes a {@code generic_error} row of a query string that breaks the
 * grammar, but its server turns all of these away before. So does ours, and there is no way in
 * beside it: no such row is ever needed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MalformedQueryTest {

    private TestCollector collector;

    static Stream<String> queries() throws InvalidJson {
        var queries = Stream.<String>builder();
        for (var line : TestData.lines("collector/vectors-generic-error.ndjson")) {
            queries.add(Json.parse(line).get("querystring").stringValue());
        }
        return queries.build();
    }

    @BeforeAll
    void start() {
        collector = TestCollector.start("");
    }

    @AfterAll
    void stop() {
        collector.close();
    }

    @ParameterizedTest
    @MethodSource("queries")
    void isTurnedAwayAndCounted(String query) throws Exception {
        var before = refused();
        try (var connection = new RawConnection(collector.port())) {
            var request = "GET /i?" + query + " HTTP/1.1\r\nHost: c.test\r\n\r\n";
            connection.send(request.getBytes(StandardCharsets.UTF_8));

            assertThat(connection.response("GET").orElseThrow().status()).isIn(400, 505);
        }
        assertThat(collector.sink.take()).isEmpty();
        Awaitility.await().untilAsserted(() -> assertThat(refused()).isEqualTo(before + 1));
    }

    private double refused() {
        return collector
                .meters
                .scrape()
                .lines()
                .filter(line -> line.startsWith("freshet_collector_events_refused_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }
}
