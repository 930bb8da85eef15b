package io.freshet.loader.pg.copy;

import static io.freshet.loader.pg.TestEvents.event;
import static io.freshet.loader.pg.TestEvents.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.loader.pg.TestEvents;
import io.freshet.loader.pg.TestPostgres;
import io.freshet.loader.pg.offset.Fenced;
import io.freshet.loader.pg.schema.RegistryUnreachable;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One batch, one transaction, whatever happens. */
class BatchLoaderIT {

    private static final String T = "iglu:com.acme/t/jsonschema/1-0-0";

    private final FakeRegistries registries =
            new FakeRegistries()
                    .with(
                            T,
                            "{\"properties\":{\"a\":{\"type\":\"string\"},\"j\":{\"type\":\"array\"}}}");
    private LoadingDatabase db;

    @BeforeEach
    void open() throws SQLException {
        db = new LoadingDatabase(registries);
    }

    @AfterEach
    void close() throws SQLException {
        db.close();
    }

    @Test
    void rowsAndOffsetAreWrittenTogether() throws Exception {
        var result =
                db.load(
                        event(id(1)).entity(T, "{\"a\":\"1\"}").entity(T, "{\"a\":\"2\"}").at(7),
                        event(id(2)).at(9));

        assertThat(result.loaded()).isEqualTo(2);
        assertThat(result.rows()).isEqualTo(4);
        assertThat(db.nextOffset()).isEqualTo("10");
        assertThat(db.query("SELECT count(*) FROM atomic.events")).containsExactly("2");
        assertThat(db.query("SELECT a FROM atomic.com_acme_t_1 ORDER BY a"))
                .containsExactly("1", "2");
    }

    @Test
    void aConnectionLostBeforeTheCommitLosesAndDoublesNothing() throws Exception {
        db.load(event(id(9)).at(0));
        var inputs = List.of(event(id(1)).entity(T, "{\"a\":\"1\"}").at(1), broken(2));
        var claim = db.claim;
        var killer = new Killer(db);

        assertThatThrownBy(() -> killer.load(inputs)).isInstanceOf(SQLException.class);

        assertThat(db.query("SELECT count(*) FROM atomic.events")).containsExactly("1");
        assertThat(db.nextOffset()).isEqualTo("1");
        try (var next = new LoadingDatabase(registries, db.settings)) {
            assertThat(next.claim.nextOffset()).isEqualTo(1);
            assertThat(next.claim.generation()).isGreaterThan(claim.generation());
            next.load(event(id(1)).entity(T, "{\"a\":\"1\"}").at(1), broken(2));
            assertThat(next.query("SELECT count(*), count(DISTINCT event_id) FROM atomic.events"))
                    .containsExactly("2|2");
            assertThat(next.query("SELECT count(*) FROM atomic.com_acme_t_1")).containsExactly("1");
            assertThat(next.bad).hasSize(1);
        }
    }

    /** Ends the server's side of the connection when all rows are written and bad rows go out. */
    private record Killer(LoadingDatabase db) {

        void load(List<Input> inputs) throws Exception {
            int backend;
            try (var statement = db.connection.createStatement();
                    var row = statement.executeQuery("SELECT pg_backend_pid()")) {
                row.next();
                backend = row.getInt(1);
            }
            db.beforeDelivery =
                    () -> TestPostgres.query("SELECT pg_terminate_backend(" + backend + ")");
            db.load(inputs);
        }
    }

    @Test
    void anEventThatTheDatabaseRefusesHurtsOnlyItself() throws Exception {
        db.run("ALTER TABLE atomic.events ADD CHECK (app_id <> 'refused')");
        var inputs = new ArrayList<Input>();
        for (int i = 0; i < 100; i++) {
            boolean bad = i == 13 || i == 14 || i == 77;
            inputs.add(
                    event(id(i))
                            .with("app_id", bad ? "\"refused\"" : "\"fine\"")
                            .entity(T, "{\"a\":\"" + i + "\"}")
                            .at(i));
        }

        var result = db.load(inputs);

        assertThat(result.loaded()).isEqualTo(97);
        assertThat(db.query("SELECT count(*), count(DISTINCT root_id) FROM atomic.com_acme_t_1"))
                .containsExactly("97|97");
        assertThat(db.bad).hasSize(3);
        var row = db.bad.get(0);
        assertThat(row.path("schema").asString()).contains("/loader_runtime_error/");
        assertThat(row.path("data").path("failure").asString())
                .contains("check constraint")
                .contains("23514");
        assertThat(row.path("data").path("payload").path("event_id").asString()).isEqualTo(id(13));
    }

    @Test
    void aNumberThatJsonbCannotHoldIsItsEventsFault() throws Exception {
        var result =
                db.load(
                        event(id(1)).entity(T, "{\"j\":[1e999999]}").at(0),
                        event(id(2)).entity(T, "{\"j\":[1e9]}").at(1));

        assertThat(result.loaded()).isEqualTo(1);
        assertThat(db.bad).hasSize(1);
    }

    @Test
    void recordsThatAreNoEventsBecomeBadRows() throws Exception {
        var result =
                db.load(
                        TestEvents.input(null, null, 0, 0),
                        broken(1),
                        TestEvents.input("[]".getBytes(StandardCharsets.UTF_8), null, 0, 2),
                        event("not-a-uuid").with("txn_id", "\"x\"").at(3),
                        event(id(1)).with("collector_tstamp", "null").at(4),
                        event(id(2)).at(5));

        assertThat(result.loaded()).isEqualTo(1);
        assertThat(db.bad)
                .hasSize(5)
                .allMatch(row -> row.path("schema").asString().contains("/loader_parsing_error/"));
        assertThat(db.bad.get(3).path("data").path("failure").path("errors").toString())
                .isEqualTo(
                        "[{\"type\":\"InvalidValue\",\"key\":\"event_id\",\"value\":\"not-a-uuid\","
                                + "\"message\":\"Cannot parse key event_id into UUID\"},"
                                + "{\"type\":\"InvalidValue\",\"key\":\"txn_id\",\"value\":\"x\","
                                + "\"message\":\"Cannot parse key txn_id into integer\"}]");
    }

    @Test
    void nothingIsWrittenWhileBadRowsCannotBeDelivered() throws Exception {
        db.sinkIsAway = true;

        assertThatThrownBy(() -> db.load(event(id(1)).at(0), broken(1)))
                .isInstanceOf(BadRowSink.Unavailable.class);

        assertThat(db.query("SELECT count(*) FROM atomic.events")).containsExactly("0");
        assertThat(db.nextOffset()).isEqualTo("∅");
    }

    @Test
    void aRegistryThatIsAwayStopsTheBatchAndMakesNoBadRow() throws Exception {
        registries.unreachable = true;
        var input = event(id(1)).entity(T, "{\"a\":\"1\"}").at(0);
        assertThatThrownBy(() -> db.load(input)).isInstanceOf(RegistryUnreachable.class);
        registries.unreachable = false;

        db.load(input);

        assertThat(db.query("SELECT a FROM atomic.com_acme_t_1")).containsExactly("1");
        assertThat(db.bad).isEmpty();
    }

    @Test
    void knownSchemasNeedNoRegistry() throws Exception {
        db.load(event(id(1)).entity(T, "{\"a\":\"1\"}").at(0));
        registries.unreachable = true;

        db.load(event(id(2)).entity(T, "{\"a\":\"2\"}").at(1));

        assertThat(db.query("SELECT count(*) FROM atomic.com_acme_t_1")).containsExactly("2");
    }

    @Test
    void anUnknownSchemaSendsTheWholeEventToBadRows() throws Exception {
        var result =
                db.load(
                        event(id(1))
                                .entity("iglu:com.acme/nope/jsonschema/1-0-0", "{}")
                                .entity(T, "{\"a\":\"1\"}")
                                .at(0));

        assertThat(result.loaded()).isZero();
        assertThat(db.bad.get(0).path("schema").asString())
                .contains("/loader_iglu_error/jsonschema/2-0-0");
        assertThat(db.bad.get(0).path("data").path("payload").path("contexts").path("data"))
                .hasSize(2);
        assertThat(db.query("SELECT count(*) FROM atomic.events")).containsExactly("0");
    }

    @Test
    void aLoaderWhosePartitionWasTakenOverWritesNothing() throws Exception {
        try (var successor = new LoadingDatabase(registries, db.settings)) {
            assertThatThrownBy(() -> db.load(event(id(1)).at(0))).isInstanceOf(Fenced.class);

            successor.load(event(id(1)).at(0));
        }

        assertThat(db.query("SELECT count(*) FROM atomic.events")).containsExactly("1");
    }

    @Test
    void offsetsOfADeletedTopicDoNotCount() throws Exception {
        db.load(event(id(1)).at(41));

        assertThat(db.offsets.claim(db.connection, LoadingDatabase.TOPIC, 0, null).nextOffset())
                .isEqualTo(42);
        assertThat(db.offsets.claim(db.connection, LoadingDatabase.TOPIC, 0, "id").nextOffset())
                .isEqualTo(42);
        assertThat(db.offsets.claim(db.connection, LoadingDatabase.TOPIC, 0, "new").nextOffset())
                .isNull();
        db.connection.rollback();
    }

    @Test
    void severalLoadersMayMeetASchemaAtOnce() throws Exception {
        var pool = Executors.newFixedThreadPool(4);
        try {
            var works = new ArrayList<Callable<Integer>>();
            for (int loader = 0; loader < 4; loader++) {
                var own = new LoadingDatabase(registries, db.settings, loader);
                int number = loader;
                works.add(
                        () -> {
                            try (own) {
                                var input =
                                        TestEvents.input(
                                                event(id(number)).entity(T, "{}").bytes(),
                                                T,
                                                number,
                                                0);
                                return own.load(input).loaded();
                            }
                        });
            }
            for (var work : pool.invokeAll(works)) {
                assertThat(work.get()).isEqualTo(1);
            }
        } finally {
            pool.shutdown();
        }

        assertThat(db.query("SELECT count(*) FROM atomic.com_acme_t_1")).containsExactly("4");
    }

    @Test
    void entitiesOfProducersThatWriteNoHeaderAreFoundByTheirKey() throws Exception {
        registries.with(
                "iglu:com.acme.shop/cart_item/jsonschema/1-0-2",
                "{\"properties\":{\"sku\":{\"type\":\"string\"}}}");

        db.load(
                event(id(1))
                        .entity("iglu:com.acme.shop/cart_item/jsonschema/1-0-2", "{\"sku\":\"x\"}")
                        .own(T, "{\"a\":\"own\"}")
                        .with("event_vendor", "\"com.acme\"")
                        .with("event_name", "\"t\"")
                        .with("event_format", "\"jsonschema\"")
                        .with("event_version", "\"1-0-0\"")
                        .withoutHeaderAt(0),
                event(id(2))
                        .entity("iglu:com.acme.shop/nobody_knows/jsonschema/1-0-0", "{}")
                        .withoutHeaderAt(1));

        assertThat(
                        db.query(
                                "SELECT schema_vendor, schema_name, schema_version, sku FROM"
                                        + " atomic.com_acme_shop_cart_item_1"))
                .containsExactly("com.acme.shop|cart_item|1-0-2|x");
        assertThat(db.query("SELECT a FROM atomic.com_acme_t_1")).containsExactly("own");
        assertThat(db.bad).hasSize(1);
    }

    @Test
    void timesAreUtcWhateverTheZoneOfTheJvm() throws Exception {
        var zone = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
        try (var there = new LoadingDatabase(registries)) {
            there.load(event(id(1)).with("derived_tstamp", "\"2021-03-28T02:30:00Z\"").at(0));

            assertThat(
                            there.query(
                                    "SELECT collector_tstamp::text, derived_tstamp::text,"
                                            + " abs(extract(epoch FROM now() AT TIME ZONE 'UTC' -"
                                            + " load_tstamp)) < 600 FROM atomic.events"))
                    .containsExactly("2021-03-04 05:06:07.089|2021-03-28 02:30:00|t");
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    private static Input broken(long offset) {
        return TestEvents.input("{".getBytes(StandardCharsets.UTF_8), null, 0, offset);
    }
}
