package io.freshet.loader.pg.copy;

import static io.freshet.loader.pg.TestEvents.event;
import static io.freshet.loader.pg.TestEvents.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.loader.pg.TestPostgres;
import io.freshet.loader.pg.layout.LayoutSettings;
import io.freshet.loader.pg.partition.PartitionSettings;
import io.freshet.loader.pg.partition.PartitionSettings.Every;
import io.freshet.loader.pg.partition.Period;
import io.freshet.loader.pg.row.EntityStyle;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Loading into tables that are cut by month, on a real Postgres. */
class PartitionedTablesIT {

    private static final String T = "iglu:com.acme/t/jsonschema/1-0-";
    private static final String NOW = "\"" + Instant.now() + "\"";
    private static final String THIS_MONTH =
            Period.at(Every.MONTH, LocalDateTime.now(ZoneOffset.UTC)).ending();

    private final FakeRegistries registries = new FakeRegistries();
    private LoadingDatabase db;

    @BeforeEach
    void open() throws SQLException {
        registries.with(
                T + "0",
                "{\"properties\":{\"a\":{\"type\":\"string\",\"maxLength\":3}},\"required\":[\"a\"]}");
        db =
                new LoadingDatabase(
                        registries,
                        LayoutSettings.DEFAULT
                                .with(EntityStyle.BOTH)
                                .with(PartitionSettings.of(Every.MONTH)));
    }

    @AfterEach
    void close() throws SQLException {
        db.close();
    }

    @Test
    void rowsGoToThePartOfTheirTimeOrTheDefault() throws Exception {
        db.load(
                event(id(1)).with("collector_tstamp", NOW).entity(T + "0", "{\"a\":\"x\"}").at(0),
                event(id(2)).entity(T + "0", "{\"a\":\"y\"}").at(1),
                event(id(3)).with("collector_tstamp", "\"9999-12-31T23:59:59Z\"").at(2));

        assertThat(db.query("SELECT count(*) FROM atomic.events" + THIS_MONTH))
                .containsExactly("1");
        assertThat(db.query("SELECT count(*) FROM atomic.events_default")).containsExactly("2");
        assertThat(db.query("SELECT a FROM atomic.com_acme_t_1" + THIS_MONTH)).containsExactly("x");
        assertThat(db.query("SELECT a FROM atomic.com_acme_t_1_default")).containsExactly("y");
        assertThat(
                        db.query(
                                "SELECT contexts_com_acme_t_1->0->>'a' FROM atomic.events"
                                        + THIS_MONTH))
                .containsExactly("x");
        assertThat(db.bad).isEmpty();
    }

    @Test
    void aNewerVersionChangesAllParts() throws Exception {
        db.load(event(id(1)).with("collector_tstamp", NOW).entity(T + "0", "{\"a\":\"x\"}").at(0));
        registries.with(
                T + "1",
                "{\"properties\":{\"a\":{\"type\":\"string\",\"maxLength\":9},\"b\":{\"type\":\"integer\"}}}");

        db.load(
                event(id(2))
                        .with("collector_tstamp", NOW)
                        .entity(T + "1", "{\"a\":\"longer\",\"b\":1}")
                        .at(1),
                event(id(3)).entity(T + "1", "{\"b\":2}").at(2));

        assertThat(db.query("SELECT a, b FROM atomic.com_acme_t_1 ORDER BY root_id"))
                .containsExactly("x|∅", "longer|1", "∅|2");
        assertThat(db.bad).isEmpty();
    }

    @Test
    void aSchemaThatIsNamedLikeAPartHasATableOfItsOwn() throws Exception {
        var month = THIS_MONTH.substring(1).split("_");
        var lookAlike =
                "iglu:com.acme/t_1_"
                        + month[0]
                        + "/jsonschema/"
                        + Integer.parseInt(month[1])
                        + "-0-0";
        registries.with(lookAlike, "{\"properties\":{\"z\":{\"type\":\"string\"}}}");
        db.load(event(id(1)).with("collector_tstamp", NOW).entity(T + "0", "{\"a\":\"x\"}").at(0));

        db.load(
                event(id(2))
                        .with("collector_tstamp", NOW)
                        .entity(lookAlike, "{\"z\":\"y\"}")
                        .at(1));

        assertThat(db.query("SELECT a FROM atomic.com_acme_t_1")).containsExactly("x");
        assertThat(db.bad).isEmpty();
        assertThat(
                        db.query(
                                "SELECT relname FROM pg_class WHERE relkind = 'p' AND relname LIKE"
                                        + " 'com_acme_t_1_%' AND relnamespace = '"
                                        + db.settings.schema()
                                        + "'::regnamespace"))
                .hasSize(1);
    }

    @Test
    void anEventThatMeetsAPartInTheMakingIsNoBadRow() throws Exception {
        var input = event(id(1)).at(0);
        try (var upkeep = TestPostgres.connect();
                var statement = upkeep.createStatement()) {
            var schema = db.settings.schema();
            statement.execute(
                    "CREATE TABLE %s.p (LIKE %s.events INCLUDING ALL)".formatted(schema, schema));
            statement.execute(
                    ("ALTER TABLE %s.events ATTACH PARTITION %s.p FOR VALUES FROM ('2021-03-01') TO"
                                    + " ('2021-04-01')")
                            .formatted(schema, schema));
            var loading = CompletableFuture.supplyAsync(() -> isLoaded(input));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> loading.isDone() || isSomebodyWaiting());
            upkeep.commit();

            if (!loading.get(60, TimeUnit.SECONDS)) {
                db.load(input);
            }
        }

        assertThat(db.query("SELECT count(*) FROM atomic.p")).containsExactly("1");
        assertThat(db.bad).isEmpty();
    }

    private boolean isLoaded(Input input) {
        try {
            return db.load(input).loaded() == 1;
        } catch (SQLException again) {
            return false;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean isSomebodyWaiting() {
        return !db.query(
                        "SELECT 1 FROM pg_locks WHERE NOT granted AND relation IN"
                                + " ('atomic.events'::regclass, 'atomic.events_default'::regclass)")
                .isEmpty();
    }
}
