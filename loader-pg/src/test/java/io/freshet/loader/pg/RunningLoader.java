package io.freshet.loader.pg;

import static io.freshet.loader.pg.TestEvents.event;
import static io.freshet.loader.pg.TestEvents.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.freshet.embedded.EmbeddedPostgres;
import io.freshet.iglu.IgluClients;
import io.freshet.loader.pg.copy.Input;
import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.metrics.Meters;
import io.micrometer.core.instrument.Meter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/** A loader between a topic of its own and some Postgres, told to be impatient. */
final class RunningLoader implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String T = "iglu:com.acme/t/jsonschema/1-0-0";
    private static final int PARTITIONS = 3;

    private final String prefix = topics();
    private final Meters meters = Meters.bare();
    private final Queries queries;
    private final PgLoaderService service;
    private int sent;

    /** Asks the database of the test, by a way that is never cut. */
    interface Queries {

        /** Rows, cells joined by {@code |}. */
        List<String> query(String sql);
    }

    /**
     * Starts.
     *
     * @param url how the loader gets to its database
     * @param session settings of its sessions
     */
    RunningLoader(String url, Map<String, String> session, Queries queries) {
        this.queries = queries;
        Map<String, Object> settings = new HashMap<>();
        settings.put("kafka.bootstrapServers", TestKafka.bootstrapServers());
        settings.put("topics.prefix", prefix);
        settings.put("batch", Map.of("maxEvents", 70, "maxAge", "50ms"));
        settings.put("retry", Map.of("minBackoff", "20ms", "maxBackoff", "200ms"));
        settings.put("startPatience", "20s");
        settings.put(
                "postgres",
                Map.of(
                        "url",
                        url,
                        "user",
                        EmbeddedPostgres.USER,
                        "password",
                        EmbeddedPostgres.PASSWORD,
                        "session",
                        session));
        var source = ConfigSource.text(PgLoaderConfig.NAME, "test", "");
        for (var setting : settings.entrySet()) {
            source = source.with(setting.getKey(), setting.getValue(), "test");
        }
        var iglu =
                IgluClients.inMemory(
                        TestEvents.schemas(T, "{\"properties\":{\"a\":{\"type\":\"string\"}}}"));
        service = new PgLoaderService(source.load(PgLoaderConfig::read).config(), iglu, meters);
        service.start();
    }

    private static String topics() {
        try {
            return TestKafka.topics(PARTITIONS);
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends events that were not sent before. */
    void send(int events) {
        var inputs = new ArrayList<Input>();
        for (int i = 0; i < events; i++) {
            int number = sent++;
            inputs.add(event(id(number)).entity(T, "{\"a\":\"" + number + "\"}").at(0));
        }
        TestKafka.send(prefix, PARTITIONS, inputs, true);
    }

    /** Until all that was sent is there, once; nothing of it may have become a bad row. */
    void awaitAllLoaded() {
        var all = sent + "|" + sent;
        await().atMost(PATIENCE)
                .ignoreExceptions() // the database may be on its way back
                .untilAsserted(
                        () -> {
                            assertThat(counts("events", "event_id")).isEqualTo(all);
                            assertThat(counts("com_acme_t_1", "root_id")).isEqualTo(all);
                        });
        await().atMost(PATIENCE).until(() -> service.health().isReady());
        assertThat(TestKafka.badRows(prefix)).isEmpty();
    }

    private String counts(String table, String id) {
        return queries.query("SELECT count(*), count(DISTINCT " + id + ") FROM atomic." + table)
                .get(0);
    }

    /** Until the loader says that it waits for the database, for a reason with this text. */
    void awaitTrouble(String reason) {
        double before = count("freshet_loader_retries");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            var health = service.health();
                            assertThat(health.isLive()).isTrue();
                            assertThat(health.isReady()).isFalse();
                            assertThat(health.detail())
                                    .contains("waiting for database")
                                    .contains(reason);
                        });
        await().atMost(PATIENCE).until(() -> count("freshet_loader_retries") > before + 1);
    }

    double count(String meter) {
        double sum = 0;
        for (Meter each : meters.registry().getMeters()) {
            if (each.getId().getName().equals(meter)) {
                sum += each.measure().iterator().next().getValue();
            }
        }
        return sum;
    }

    @Override
    public void close() {
        service.close();
        meters.close();
    }
}
