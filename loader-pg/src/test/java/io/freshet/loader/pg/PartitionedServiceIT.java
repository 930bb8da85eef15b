package io.freshet.loader.pg;

import static io.freshet.loader.pg.TestEvents.event;
import static io.freshet.loader.pg.TestEvents.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.freshet.iglu.IgluClients;
import io.freshet.loader.pg.connect.PgSettings;
import io.freshet.loader.pg.copy.Input;
import io.freshet.runtime.config.ConfigSource;
import io.freshet.runtime.metrics.Meters;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two loaders whose tables are cut by month while old and new events arrive. */
class PartitionedServiceIT {

    private static final String T = "iglu:com.acme/t/jsonschema/1-0-0";
    private static final int PARTITIONS = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final PgSettings postgres = TestPostgres.settings();

    @Test
    void oldEventsEndInPartsOfTheirOwnWhileLoadingGoesOn() throws Exception {
        var prefix = TestKafka.topics(PARTITIONS);
        try (var meters = Meters.bare();
                var one = service(prefix, meters);
                var two = service(prefix, meters)) {
            one.start();
            two.start();
            for (int batch = 0; batch < 10; batch++) {
                TestKafka.send(prefix, PARTITIONS, events(batch * 100), true);
            }
            awaitAnswer("SELECT count(*) FROM atomic.events", "1000");
            awaitAnswer("SELECT count(*) FROM atomic.events_default", "0");
            awaitAnswer("SELECT count(*) FROM atomic.com_acme_t_1_default", "0");
        }

        assertThat(query("SELECT count(DISTINCT event_id) FROM atomic.events_2021_03"))
                .containsExactly("500");
        assertThat(query("SELECT count(DISTINCT root_id) FROM atomic.com_acme_t_1_2021_03"))
                .containsExactly("500");
        assertThat(
                        query(
                                "SELECT count(*), count(DISTINCT event_id) FROM atomic.events e JOIN"
                                        + " atomic.com_acme_t_1 t ON t.root_id = e.event_id AND"
                                        + " t.root_tstamp = e.collector_tstamp"))
                .containsExactly("1000|1000");
        assertThat(TestKafka.badRows(prefix)).isEmpty();
    }

    /** A hundred, every second of March 2021, the others of now. */
    private static List<Input> events(int from) {
        var inputs = new ArrayList<Input>();
        for (int i = from; i < from + 100; i++) {
            var event = event(id(i)).entity(T, "{\"a\":\"" + i + "\"}");
            if (i % 2 == 0) {
                event.with("collector_tstamp", "\"" + Instant.now() + "\"");
            }
            inputs.add(event.at(0));
        }
        return inputs;
    }

    private PgLoaderService service(String prefix, Meters meters) {
        Map<String, Object> settings =
                Map.of(
                        "kafka.bootstrapServers", TestKafka.bootstrapServers(),
                        "topics.prefix", prefix,
                        "batch", Map.of("maxEvents", 20, "maxAge", "100ms"),
                        "layout.partitions", Map.of("every", "month", "upkeep", "1s"),
                        "postgres",
                                Map.of(
                                        "url", postgres.url(),
                                        "user", postgres.user(),
                                        "password", postgres.password().value(),
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

    private void awaitAnswer(String sql, String answer) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(query(sql)).containsExactly(answer));
    }

    private List<String> query(String sql) {
        return TestPostgres.query(sql.replace("atomic.", postgres.schema() + "."));
    }
}
