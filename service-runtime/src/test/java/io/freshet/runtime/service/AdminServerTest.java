package io.freshet.runtime.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.freshet.runtime.metrics.Meters;
import io.freshet.runtime.problem.StartFailure;
import io.freshet.runtime.version.Version;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AdminServerTest {

    private static final AdminSettings FREE_PORT = new AdminSettings(true, "127.0.0.1", 0);

    private static HttpResponse<String> get(AdminServer server, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create("http://127.0.0.1:" + server.port() + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void tellsLifeAndReadinessOfEveryService() throws Exception {
        var ready = new FakeService("one", Health.ready());
        var starting = new FakeService("two", Health.starting("waiting for topics"));
        try (var server =
                AdminServer.start(FREE_PORT, List.of(ready, starting), Meters.bare(), Map.of())) {

            var live = get(server, "/live");
            var notReady = get(server, "/ready");

            assertThat(live.statusCode()).isEqualTo(200);
            assertThat(notReady.statusCode()).isEqualTo(503);
            assertThat(notReady.body()).isEqualTo("one READY\ntwo STARTING waiting for topics\n");
        }
    }

    @Test
    void servesMetricsAndInfo() throws Exception {
        var meters = Meters.create();
        meters.registry().counter("freshet_sample_things_total", "kind", "a").increment();
        try (var server =
                AdminServer.start(FREE_PORT, List.of(), meters, Map.of("topology", "a \"b\"\n"))) {

            assertThat(get(server, "/metrics").body())
                    .contains("freshet_sample_things_total{kind=\"a\"} 1.0")
                    .contains("freshet_build_info{");
            assertThat(get(server, "/info").body())
                    .contains("\"version\":\"" + Version.current().version() + "\"")
                    .contains("\"topology\":\"a \\\"b\\\"\\u000a\"");
        }
    }

    @Test
    void infoShowsWhatServicesTellNow() throws Exception {
        var things = new AtomicInteger();
        var telling =
                new FakeService("one", Health.ready()) {
                    @Override
                    public Map<String, Object> info() {
                        return Map.of(
                                "things",
                                List.of(
                                        Map.of(
                                                "count",
                                                things.incrementAndGet(),
                                                "at",
                                                "a \"b\"")));
                    }
                };
        try (var server = AdminServer.start(FREE_PORT, List.of(telling), Meters.bare(), Map.of())) {

            var first = get(server, "/info").body();
            var second = get(server, "/info").body();

            assertThat(first).contains("\"version\":\"").contains("\"things\":[{").contains(":1");
            assertThat(second).contains("\"count\":2").contains("\"at\":\"a \\\"b\\\"\"");
        }
    }

    @Test
    void whatSeveralServicesTellUnderOneKeyIsAllShown() throws Exception {
        try (var server =
                AdminServer.start(
                        FREE_PORT,
                        List.of(drawn("one", "a --> b"), drawn("two", "b --> c")),
                        Meters.bare(),
                        Map.of("configHash", Map.of("one", "12", "two", "34")))) {

            assertThat(get(server, "/info").body())
                    .contains("\"topology\":{\"one\":\"a --> b\",\"two\":\"b --> c\"}")
                    .contains("\"one\":\"12\"")
                    .contains("\"two\":\"34\"");
        }
    }

    private static FakeService drawn(String name, String topology) {
        return new FakeService(name, Health.ready()) {
            @Override
            public Map<String, Object> info() {
                return Map.of("topology", Map.of(name, topology));
            }
        };
    }

    @Test
    void aTakenPortNamesTheFlag() {
        try (var first = AdminServer.start(FREE_PORT, List.of(), Meters.bare(), Map.of())) {
            var taken = new AdminSettings(true, "127.0.0.1", first.port());

            var failure =
                    catchThrowableOfType(
                            StartFailure.class,
                            () -> AdminServer.start(taken, List.of(), Meters.bare(), Map.of()));

            assertThat(failure.problem().code()).isEqualTo("F6002");
            assertThat(failure).hasMessageContaining("--admin-port");
        }
    }

    @Test
    void theBuildFilledInTheVersion() {
        assertThat(Version.current().version()).matches("\\d+\\.\\d+.*");
    }
}
