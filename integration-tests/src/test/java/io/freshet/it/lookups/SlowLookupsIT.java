package io.freshet.it.lookups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.freshet.event.json.Json;
import io.freshet.it.enricher.EnrichersOnABroker;
import io.freshet.runtime.metrics.Meters;
import io.freshet.runtime.service.Health;
import io.freshet.runtime.service.Service;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that are slow, or do not answer, do not stop the stream. */
class SlowLookupsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String NO_REGISTRY = "http://127.0.0.1:1";

    private final Meters meters = Meters.bare();
    private EnrichersOnABroker pipeline;

    @BeforeEach
    void start(@TempDir Path directory) throws Exception {
        pipeline = EnrichersOnABroker.start(directory, NO_REGISTRY);
    }

    @AfterEach
    void stop() throws Exception {
        pipeline.close();
        meters.close();
    }

    @Test
    void eventsOfAPollWaitForASlowServerTogether() throws Exception {
        try (var server = new ProfileServer(Duration.ofMillis(200))) {
            var many = 500;
            IntStream.range(0, many).forEach(this::sendKnown);
            enricher(server, 30_000);

            awaitEvents(many);

            assertThat(pipeline.badRows()).isZero();
            assertThat(pipeline.lines())
                    .allSatisfy(SlowLookupsIT::holdsItsOwnProfile)
                    .extracting(SlowLookupsIT::appId)
                    .as("in the order they were sent")
                    .containsExactlyElementsOf(
                            IntStream.range(0, many).mapToObj(i -> "app-" + i).toList());
            assertThat(server.mostUnderWay()).isBetween(10, 16);
            assertThat(server.requests())
                    .hasSize(many)
                    .allSatisfy((path, times) -> assertThat(times).hasValue(1));
        }
    }

    @Test
    void eventsGoOnWhenAServerHangs() throws Exception {
        try (var server = ProfileServer.hanging()) {
            var enricher = enricher(server, 1_000);
            await().atMost(PATIENCE).until(() -> enricher.health().isReady());
            var rebalances = rebalances();
            var many = 300;
            for (var i = 0; i < many; i++) {
                sendKnown(i);
                pipeline.send(1, "aid=other-" + i);
            }

            var health = new ArrayList<Health>();
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> {
                                health.add(enricher.health());
                                assertThat(pipeline.appIds()).hasSize(many);
                                assertThat(pipeline.badRows()).isEqualTo(many);
                            });

            assertThat(pipeline.appIds()).allMatch(id -> id.startsWith("other-"));
            assertThat(pipeline.badLines())
                    .allMatch(row -> row.contains("/enrichment_failures/"))
                    .anyMatch(row -> row.contains("no answer within"))
                    .anyMatch(row -> row.contains("not asked"));
            assertThat(server.requests()).as("then it is left alone").hasSizeLessThan(many / 2);
            assertThat(health).allMatch(Health::isReady);
            assertThat(rebalances()).isEqualTo(rebalances).isPositive();
        }
    }

    private Service enricher(ProfileServer server, int timeoutMillis) throws Exception {
        var config =
                """
                {"schema":"iglu:com.snowplowanalytics.snowplow.enrichments/api_request_enrichment_config/jsonschema/1-0-0",
                 "data":{"vendor":"com.snowplowanalytics.snowplow.enrichments",
                 "name":"api_request_enrichment_config","enabled":true,"parameters":{
                 "inputs":[{"key":"user","pojo":{"field":"user_id"}}],
                 "api":{"http":{"method":"GET","uri":"http://127.0.0.1:%d/{{user}}",
                 "timeout":%d,"authentication":{}}},
                 "outputs":[{"schema":"iglu:org.ietf/http_cookie/jsonschema/1-0-0",
                 "json":{"jsonPath":"$"}}],
                 "cache":{"size":3000,"ttl":60}}}}"""
                        .formatted(server.port(), timeoutMillis);
        return pipeline.enricher(meters, List.of(Json.parse(config)));
    }

    /** An event of a user whom the server knows. */
    private void sendKnown(int number) {
        pipeline.send(0, "aid=app-" + number + "&uid=user-" + number);
    }

    private void awaitEvents(int many) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(500))
                .until(() -> pipeline.appIds().size() + pipeline.badRows() >= many);
    }

    private static void holdsItsOwnProfile(String line) {
        assertThat(line).contains("\"of user-" + appId(line).substring("app-".length()) + "\"");
    }

    private static String appId(String line) {
        return line.split("\t", 2)[0];
    }

    private double rebalances() {
        return Pattern.compile("(?m)^kafka_consumer_coordinator_rebalance_total\\{.*} (\\S+)$")
                .matcher(meters.scrape())
                .results()
                .mapToDouble(found -> Double.parseDouble(found.group(1)))
                .sum();
    }
}
