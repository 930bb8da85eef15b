package io.freshet.loader.pg;

import static io.freshet.loader.pg.TestEvents.event;
import static io.freshet.loader.pg.TestEvents.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.freshet.iglu.IgluClients;
import io.freshet.loader.pg.connect.PgSettings;
import io.freshet.loader.pg.copy.Input;
import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.metrics.Meters;
import io.freshet.runtime.problem.StartFailure;
import io.micrometer.core.instrument.Meter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** From the topic to the tables, through everything that can happen on the way. */
class PgLoaderServiceIT {

    private static final String T = "iglu:com.acme/t/jsonschema/1-0-0";
    private static final int PARTITIONS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PgSettings postgres = TestPostgres.settings();

    @Test
    void everyCommittedRecordEndsAsRowsOrAsBadRowOnce() throws Exception {
        var prefix = TestKafka.topics(PARTITIONS);
        TestKafka.send(prefix, PARTITIONS, events(0, 500), true);
        TestKafka.send(prefix, PARTITIONS, events(10_000, 50), false);
        try (var meters = Meters.bare();
                var service = service(prefix, postgres.url(), meters)) {
            service.start();
            awaitEvents(490);
            TestKafka.send(prefix, PARTITIONS, events(500, 100), true);
            awaitEvents(588);
            await().atMost(PATIENCE).until(() -> count(meters, "freshet_loader_in") == 600);
            assertThat(count(meters, "freshet_loader_good")).isEqualTo(588);
            assertThat(count(meters, "freshet_loader_bad")).isEqualTo(12);
            assertThat(count(meters, "freshet_loader_duplicate")).isZero();
        }
        assertThat(TestKafka.badRows(prefix))
                .hasSize(12)
                .allMatch(row -> row.contains("/loader_parsing_error/"));
        assertThat(query("SELECT count(*), count(DISTINCT root_id) FROM atomic.com_acme_t_1"))
                .containsExactly("588|588");

        TestKafka.send(prefix, PARTITIONS, events(600, 50), true);
        try (var meters = Meters.bare();
                var service = service(prefix, postgres.url(), meters)) {
            service.start();
            awaitEvents(637);
            await().atMost(PATIENCE).until(() -> count(meters, "freshet_loader_in") == 50);
        }
        assertThat(query("SELECT count(DISTINCT event_id) FROM atomic.events"))
                .containsExactly("637");
    }

    @Test
    void aDatabaseThatIsAwayIsWaitedFor() throws Exception {
        var prefix = TestKafka.topics(PARTITIONS);
        try (var proxy = new CuttableProxy(URI.create(postgres.url().substring(5)).getPort());
                var meters = Meters.bare();
                var service = service(prefix, through(proxy), meters)) {
            service.start();
            TestKafka.send(prefix, PARTITIONS, events(0, 100), true);
            awaitEvents(98);
            proxy.cut();
            TestKafka.send(prefix, PARTITIONS, events(100, 100), true);
            await().atMost(PATIENCE).until(() -> count(meters, "freshet_loader_retries") > 2);
            assertThat(service.health().isReady()).isFalse();
            assertThat(service.health().isLive()).isTrue();

            proxy.mend();

            awaitEvents(196);
            await().atMost(PATIENCE).until(() -> service.health().isReady());
        }
        assertThat(query("SELECT count(DISTINCT event_id) FROM atomic.events"))
                .containsExactly("196");
        assertThat(TestKafka.badRows(prefix)).hasSize(4);
    }

    @Test
    void loadersOfOneGroupShareThePartitionsAndHandThemOver() throws Exception {
        var prefix = TestKafka.topics(PARTITIONS);
        try (var meters = Meters.bare();
                var stays = service(prefix, postgres.url(), meters)) {
            stays.start();
            TestKafka.send(prefix, PARTITIONS, events(0, 300), true);
            try (var comes = service(prefix, postgres.url(), meters)) {
                comes.start();
                TestKafka.send(prefix, PARTITIONS, events(300, 300), true);
                await().atMost(PATIENCE).until(() -> comes.health().isReady());
                TestKafka.send(prefix, PARTITIONS, events(600, 300), true);
            }
            TestKafka.send(prefix, PARTITIONS, events(900, 100), true);
            awaitEvents(980);

            await().atMost(PATIENCE).until(() -> count(meters, "freshet_loader_in") == 1000);
        }
        assertThat(query("SELECT count(DISTINCT event_id) FROM atomic.events"))
                .containsExactly("980");
        assertThat(TestKafka.badRows(prefix)).hasSize(20);
    }

    @Test
    void recordsThatKafkaDroppedDoNotStopTheOthers() throws Exception {
        var prefix = TestKafka.topics(1);
        TestKafka.send(prefix, 1, events(0, 20), true);
        try (var meters = Meters.bare();
                var service = service(prefix, postgres.url(), meters)) {
            service.start();
            awaitEvents(19);
        }
        TestKafka.send(prefix, 1, events(20, 20), true);
        TestKafka.dropRecords(prefix, 31);
        try (var meters = Meters.bare();
                var service = service(prefix, postgres.url(), meters)) {
            service.start();
            awaitEvents(29);
            assertThat(count(meters, "freshet_loader_lost")).isEqualTo(11);
        }
    }

    @Test
    void aTopicThatWasMadeAnewIsReadFromItsBeginning() throws Exception {
        var prefix = TestKafka.topics(1);
        TestKafka.send(prefix, 1, events(0, 20), true);
        try (var meters = Meters.bare();
                var service = service(prefix, postgres.url(), meters)) {
            service.start();
            awaitEvents(19);
        }
        TestKafka.makeAnew(prefix);
        TestKafka.send(prefix, 1, events(20, 30), true);
        try (var meters = Meters.bare();
                var service = service(prefix, postgres.url(), meters)) {
            service.start();
            awaitEvents(49);
        }
    }

    @Test
    void aWrongPasswordIsToldAtOnce() throws Exception {
        var prefix = TestKafka.topics(1);
        try (var meters = Meters.bare();
                var service = service(prefix, postgres.url(), meters, "wrong")) {
            assertThatThrownBy(service::start)
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("F4004")
                    .hasMessageContaining("password");
        }
    }

    @Test
    void missingTopicsAreToldAtOnce() {
        try (var meters = Meters.bare();
                var service = service("nowhere-", postgres.url(), meters)) {
            assertThatThrownBy(service::start)
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("nowhere-snowplow_json_event");
        }
    }

    /** Of each fifty, one is no event. */
    private static List<Input> events(int from, int count) {
        var inputs = new ArrayList<Input>();
        for (int i = from; i < from + count; i++) {
            inputs.add(
                    i % 50 == 7
                            ? TestEvents.input(
                                    "no event".getBytes(StandardCharsets.UTF_8), null, 0, 0)
                            : event(id(i)).entity(T, "{\"a\":\"" + i + "\"}").at(0));
        }
        return inputs;
    }

    private PgLoaderService service(String prefix, String url, Meters meters) {
        return service(prefix, url, meters, postgres.password().value());
    }

    private PgLoaderService service(String prefix, String url, Meters meters, String password) {
        Map<String, Object> settings =
                Map.of(
                        "kafka.bootstrapServers", TestKafka.bootstrapServers(),
                        "topics.prefix", prefix,
                        "batch", Map.of("maxEvents", 70, "maxAge", "100ms"),
                        "retry", Map.of("minBackoff", "10ms", "maxBackoff", "200ms"),
                        "startPatience", "2s",
                        "postgres",
                                Map.of(
                                        "url", url,
                                        "user", postgres.user(),
                                        "password", password,
                                        "schema", postgres.schema(),
                                        "bookkeepingSchema", postgres.bookkeepingSchema()));
        var source = ConfigSource.text(PgLoaderConfig.NAME, "test", "");
        for (var setting : settings.entrySet()) {
            source = source.with(setting.getKey(), setting.getValue(), "test");
        }
        var iglu =
                IgluClients.inMemory(
                        TestEvents.schemas(T, "{\"properties\":{\"a\":{\"type\":\"string\"}}}"));
        return new PgLoaderService(source.load(PgLoaderConfig::read).config(), iglu, meters);
    }

    private String through(CuttableProxy proxy) {
        var port = URI.create(postgres.url().substring(5)).getPort();
        return postgres.url().replace(":" + port + "/", ":" + proxy.port() + "/");
    }

    private void awaitEvents(int count) {
        await().atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(query("SELECT count(*) FROM atomic.events"))
                                        .containsExactly(Integer.toString(count)));
    }

    private List<String> query(String sql) {
        return TestPostgres.query(sql.replace("atomic.", postgres.schema() + "."));
    }

    private static double count(Meters meters, String name) {
        double sum = 0;
        for (Meter meter : meters.registry().getMeters()) {
            if (meter.getId().getName().equals(name)) {
                sum += meter.measure().iterator().next().getValue();
            }
        }
        return sum;
    }
}
