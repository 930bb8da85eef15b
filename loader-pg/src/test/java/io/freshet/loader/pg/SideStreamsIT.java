package io.freshet.loader.pg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.freshet.event.atomic.AtomicField;
import io.freshet.iglu.IgluClients;
import io.freshet.loader.pg.connect.PgSettings;
import io.freshet.loader.pg.copy.Input;
import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.metrics.Meters;
import io.micrometer.core.instrument.Meter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Bad rows and failed events, from their topics to their tables, beside the events. */
class SideStreamsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PgSettings postgres = TestPostgres.settings();

    @Test
    void everyRecordOfTheBadTopicsIsARowOnceWhateverItIs() throws Exception {
        var prefix = TestKafka.topics(1);
        TestKafka.topic(prefix + "snowplow_raw_bad", 1);
        TestKafka.topic(prefix + "snowplow_parsed_bad", 3);
        TestKafka.sendTo(prefix + "snowplow_raw_bad", poison());
        TestKafka.sendTo(prefix + "snowplow_parsed_bad", badRows(0, 200));
        TestKafka.sendTo(prefix + "snowplow_json_bad", badRows(200, 50));
        try (var meters = Meters.bare();
                var service = service(prefix, postgres.url(), meters)) {
            service.start();
            awaitRows("freshet.bad_rows", 255);
            TestKafka.sendTo(prefix + "snowplow_parsed_bad", badRows(250, 50));
            awaitRows("freshet.bad_rows", 305);
            await().atMost(PATIENCE).until(() -> count(meters, "freshet_loader_side_in") == 305);
            assertThat(count(meters, "freshet_loader_side_good")).isEqualTo(305);
            assertThat(service.health().isReady()).isTrue();
        }
        TestKafka.sendTo(prefix + "snowplow_parsed_bad", badRows(300, 20));
        try (var meters = Meters.bare();
                var service = service(prefix, postgres.url(), meters)) {
            service.start();
            awaitRows("freshet.bad_rows", 325);
            await().atMost(PATIENCE).until(() -> count(meters, "freshet_loader_side_in") == 20);
        }
        assertThat(query("SELECT count(DISTINCT event_id) FROM freshet.bad_rows"))
                .containsExactly("320");
        assertThat(query("SELECT bad_rows, type FROM freshet.bad_row_causes ORDER BY 1 DESC"))
                .startsWith("320|enrichment_failures");
        assertThat(TestKafka.badRows(prefix)).hasSize(50);
    }

    @Test
    void loadersShareThePartitionsAndNothingComesTwiceWhenTheDatabaseGoesAway() throws Exception {
        var prefix = TestKafka.topics(1);
        TestKafka.topic(prefix + "snowplow_parsed_bad", 4);
        TestKafka.sendTo(prefix + "snowplow_parsed_bad", badRows(0, 400));
        try (var proxy = new CuttableProxy(port());
                var meters = Meters.bare();
                var stays = service(prefix, through(proxy), meters)) {
            stays.start();
            try (var others = Meters.bare();
                    var comes = service(prefix, postgres.url(), others)) {
                comes.start();
                TestKafka.sendTo(prefix + "snowplow_parsed_bad", badRows(400, 400));
                proxy.cut();
                TestKafka.sendTo(prefix + "snowplow_parsed_bad", badRows(800, 400));
                await().atMost(PATIENCE)
                        .until(() -> count(meters, "freshet_loader_side_retries") > 0);
            }
            TestKafka.sendTo(prefix + "snowplow_parsed_bad", badRows(1200, 100));
            assertThat(stays.health().isLive()).isTrue();
            proxy.mend();
            awaitRows("freshet.bad_rows", 1300);
        }
        assertThat(query("SELECT count(DISTINCT event_id) FROM freshet.bad_rows"))
                .containsExactly("1300");
    }

    /** What the loader gives up on comes back by its own topic. */
    @Test
    void theLoadersOwnBadRowsAreLoadedAndEndThere() throws Exception {
        var prefix = TestKafka.topics(1);
        TestKafka.topic(prefix + "snowplow_parsed_failed", 1);
        TestKafka.sendTo(
                prefix + "snowplow_parsed_failed",
                List.of(failedEvent(1), bytes("no line"), failedEvent(2)));
        var events = List.of(TestEvents.input(bytes("no event"), null, 0, 0));
        TestKafka.send(prefix, 1, events, true);
        try (var meters = Meters.bare();
                var service = service(prefix, postgres.url(), meters)) {
            service.start();
            awaitRows("atomic.failed_events", 2);
            awaitRows("freshet.bad_rows", 2);
            // Nothing more may come of it: another round of events passes all loops.
            TestKafka.send(prefix, 1, List.<Input>of(events.get(0)), true);
            awaitRows("freshet.bad_rows", 3);
        }
        assertThat(TestKafka.badRows(prefix)).hasSize(3);
        assertThat(query("SELECT DISTINCT type, processor FROM freshet.bad_rows"))
                .containsExactly("loader_parsing_error|freshet-loader-pg");
        assertThat(query("SELECT app_id, failure_count FROM atomic.failed_events"))
                .containsExactly("shop|0", "shop|0");
    }

    @Test
    void topicsThatAreMissingAreWaitedForAndReadWhenTheyAppear() throws Exception {
        var prefix = TestKafka.topics(1);
        try (var meters = Meters.bare();
                var service = service(prefix, postgres.url(), meters)) {
            service.start();
            await().atMost(PATIENCE).until(() -> service.health().isReady());

            TestKafka.topic(prefix + "snowplow_parsed_failed", 1);
            TestKafka.sendTo(prefix + "snowplow_parsed_failed", List.of(failedEvent(1)));

            awaitRows("atomic.failed_events", 1);
            assertThat(service.health().isReady()).isTrue();
            assertThat(count(meters, "freshet_loader_side_retries")).isZero();
        }
    }

    @Test
    void whatIsNotWantedLeavesNoTrace() throws Exception {
        var prefix = TestKafka.topics(1);
        try (var meters = Meters.bare();
                var service =
                        service(
                                prefix,
                                postgres.url(),
                                meters,
                                Map.of("badRows.load", false, "failedEvents.load", false))) {
            service.start();
            await().atMost(PATIENCE).until(() -> service.health().isReady());
        }
        assertThat(
                        query(
                                "SELECT relname FROM pg_class WHERE relnamespace IN ('atomic.'::regnamespace,"
                                                .replace("atomic.", postgres.schema())
                                        + " '"
                                        + postgres.bookkeepingSchema()
                                        + "'::regnamespace) AND relname ~ 'bad_row|failed'"))
                .isEmpty();
    }

    /** No value, no JSON, no text, too deep, large. */
    private static List<byte @Nullable []> poison() {
        return Arrays.asList(
                null,
                bytes("no json"),
                new byte[] {0, (byte) 0xFF, 1},
                bytes("[".repeat(100_000)),
                bytes("{\"a\":\"" + "x".repeat(1_000_000) + "\",\"n\":1e999999}"));
    }

    private static List<byte @Nullable []> badRows(int from, int count) {
        var rows = new ArrayList<byte @Nullable []>();
        for (int i = from; i < from + count; i++) {
            rows.add(
                    bytes(
                            """
                            {"schema":"iglu:com.snowplowanalytics.snowplow.badrows/enrichment_failures/jsonschema/2-0-1",
                             "data":{"processor":{"artifact":"e","version":"1"},
                              "failure":{"timestamp":"2021-03-04T05:06:07Z","messages":[{"enrichment":null,
                               "message":{"field":"pp_mix","value":"%1$d","expectation":"'%1$d' cannot be converted"}}]},
                              "payload":{"enriched":{"app_id":"shop","event_id":"%2$s"},"raw":{}}}}"""
                                    .formatted(i, TestEvents.id(i))));
        }
        return rows;
    }

    private static byte[] failedEvent(int number) {
        var cells = new String[AtomicField.COUNT];
        Arrays.fill(cells, "");
        cells[AtomicField.APP_ID.ordinal()] = "shop";
        cells[AtomicField.EVENT_ID.ordinal()] = TestEvents.id(number);
        return bytes(String.join("\t", cells));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private PgLoaderService service(String prefix, String url, Meters meters) {
        return service(prefix, url, meters, Map.of());
    }

    private PgLoaderService service(
            String prefix, String url, Meters meters, Map<String, Object> further) {
        var source =
                ConfigSource.text(PgLoaderConfig.NAME, "test", "")
                        .with("kafka.bootstrapServers", TestKafka.bootstrapServers(), "test")
                        .with("topics.prefix", prefix, "test")
                        .with("batch", Map.of("maxEvents", 70, "maxAge", "100ms"), "test")
                        .with("retry", Map.of("minBackoff", "10ms", "maxBackoff", "200ms"), "test")
                        .with("consumerConf", Map.of("metadata.max.age.ms", "500"), "test")
                        .with("postgres.url", url, "test")
                        .with("postgres.user", postgres.user(), "test")
                        .with("postgres.password", postgres.password().value(), "test")
                        .with("postgres.schema", postgres.schema(), "test")
                        .with("postgres.bookkeepingSchema", postgres.bookkeepingSchema(), "test");
        for (var setting : further.entrySet()) {
            source = source.with(setting.getKey(), setting.getValue(), "test");
        }
        return new PgLoaderService(
                source.load(PgLoaderConfig::read).config(), IgluClients.inMemory(Map.of()), meters);
    }

    private int port() {
        return URI.create(postgres.url().substring(5)).getPort();
    }

    private String through(CuttableProxy proxy) {
        return postgres.url().replace(":" + port() + "/", ":" + proxy.port() + "/");
    }

    private void awaitRows(String table, int count) {
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(
                        () ->
                                assertThat(query("SELECT count(*) FROM " + table))
                                        .containsExactly(Integer.toString(count)));
    }

    private List<String> query(String sql) {
        return TestPostgres.query(
                sql.replace("atomic.", postgres.schema() + ".")
                        .replace("freshet.", postgres.bookkeepingSchema() + "."));
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
