package io.freshet.loader.pg.copy;

import static io.freshet.loader.pg.TestEvents.event;
import static io.freshet.loader.pg.TestEvents.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.loader.pg.TestPostgres;
import io.freshet.loader.pg.layout.LayoutSettings;
import io.freshet.loader.pg.row.EventsTable;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tables are made on first sight and follow their schemas. */
class TablesIT {

    private static final String T = "iglu:com.acme/t/jsonschema/";

    private final FakeRegistries registries = new FakeRegistries();
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
    void eventsHaveTheColumnsOfTheContractAndLoadTimeLast() {
        var columns =
                db.query(
                        "SELECT column_name || ' ' || data_type FROM information_schema.columns"
                                + " WHERE table_schema = '"
                                + db.settings.schema()
                                + "' AND table_name = 'events' ORDER BY ordinal_position");

        assertThat(columns).hasSize(129).startsWith("app_id character varying");
        assertThat(columns.get(128)).isEqualTo("load_tstamp timestamp without time zone");
        assertThat(indexes("events")).isEqualTo(4);
    }

    @Test
    void aTableIsMadeWhenItsSchemaIsMetFirst() throws Exception {
        registries.with(
                T + "1-0-0",
                """
                {"type":"object","properties":{"a":{"type":"string","maxLength":10},
                 "nested":{"type":"object","properties":{"innerField":{"type":"integer","maximum":9}}}},
                 "required":["a"]}""");

        db.load(
                event(id(1))
                        .entity(T + "1-0-0", "{\"a\":\"x\",\"nested\":{\"innerField\":5}}")
                        .own(T + "1-0-0", "{\"a\":\"own\"}")
                        .at(0));

        assertThat(
                        db.query(
                                "SELECT schema_vendor, schema_name, schema_format, schema_version,"
                                        + " root_id, root_tstamp, a, \"nested.inner_field\" FROM"
                                        + " atomic.com_acme_t_1 ORDER BY a"))
                .containsExactly(
                        "com.acme|t|jsonschema|1-0-0|" + id(1) + "|2021-03-04 05:06:07.089|own|∅",
                        "com.acme|t|jsonschema|1-0-0|" + id(1) + "|2021-03-04 05:06:07.089|x|5");
        assertThat(db.query("SELECT obj_description('atomic.com_acme_t_1'::regclass)"))
                .containsExactly("iglu:com.acme/t/jsonschema/1-0-0");
        assertThat(indexes("com_acme_t_1")).isEqualTo(2);
        assertThat(db.ddl).containsExactly("create");
    }

    @Test
    void indexesCanBeLeftOut() throws Exception {
        registries.with(T + "1-0-0", "{\"properties\":{\"a\":{}}}");
        try (var bare = new LoadingDatabase(registries, LayoutSettings.DEFAULT.withoutIndexes())) {
            bare.load(event(id(1)).entity(T + "1-0-0", "{}").at(0));

            assertThat(
                            bare.query(
                                    "SELECT count(*) FROM pg_indexes WHERE schemaname = '"
                                            + bare.settings.schema()
                                            + "'"))
                    .containsExactly("0");
        }
    }

    @Test
    void aNewerVersionAddsColumnsLengthensTextsAndRelaxesNotNull() throws Exception {
        registries.with(
                T + "1-0-0",
                """
                {"properties":{"a":{"type":"string","maxLength":3},"gone":{"type":"string"}},
                 "required":["a","gone"]}""");
        db.load(event(id(1)).entity(T + "1-0-0", "{\"a\":\"abc\",\"gone\":\"g\"}").at(0));
        registries.with(
                T + "1-0-1",
                """
                {"properties":{"a":{"type":"string","maxLength":5},"new":{"type":"boolean"}},
                 "required":["new"]}""");

        db.load(
                event(id(2)).entity(T + "1-0-1", "{\"a\":\"abcde\",\"new\":true}").at(1),
                event(id(3)).entity(T + "1-0-0", "{\"a\":\"abc\",\"gone\":\"h\"}").at(2),
                event(id(4)).entity(T + "1-0-1", "{\"new\":false}").at(3));

        assertThat(
                        db.query(
                                "SELECT schema_version, a, gone, new FROM atomic.com_acme_t_1 ORDER"
                                        + " BY root_id"))
                .containsExactly(
                        "1-0-0|abc|g|∅", "1-0-1|abcde|∅|t", "1-0-0|abc|h|∅", "1-0-1|∅|∅|f");
        assertThat(db.query("SELECT obj_description('atomic.com_acme_t_1'::regclass)"))
                .containsExactly(T + "1-0-1");
        assertThat(db.bad).isEmpty();
    }

    @Test
    void versionsAreFoundAlsoWhereNoRegistryListsThem() throws Exception {
        registries.lists = false;
        registries
                .with(T + "1-0-0", "{\"properties\":{\"z\":{\"type\":\"string\"}}}")
                .with(
                        T + "1-0-1",
                        "{\"properties\":{\"z\":{\"type\":\"string\"},\"b\":{\"type\":\"string\"}}}");

        db.load(event(id(1)).entity(T + "1-0-1", "{\"b\":\"x\"}").at(0));

        assertThat(columns("com_acme_t_1")).endsWith("z", "b");
    }

    @Test
    void aValueThatItsSchemaAllowsAndTheColumnCannotHoldGoesBesideIt() throws Exception {
        registries.with(
                T + "1-0-0",
                """
                {"properties":{"long":{"type":"string"},"int":{"type":"integer","maximum":100},
                 "type":{"type":"string","maxLength":3},"half":{"type":"number","multipleOf":1}},
                 "required":["type"]}""");
        db.load(event(id(1)).entity(T + "1-0-0", "{\"type\":\"abc\"}").at(0));
        registries.with(
                T + "1-0-1", "{\"properties\":{\"type\":{\"type\":[\"array\",\"string\"]}}}");

        db.load(
                event(id(2))
                        .entity(
                                T + "1-0-0",
                                "{\"type\":\"x\",\"long\":\"" + "x".repeat(5000) + "\"}")
                        .at(1),
                event(id(3)).entity(T + "1-0-0", "{\"type\":\"y\",\"int\":-99999999999}").at(2),
                event(id(4)).entity(T + "1-0-1", "{\"type\":[1,2]}").at(3),
                event(id(5)).entity(T + "1-0-0", "{\"type\":\"z\",\"half\":1e12}").at(4));
        db.load(event(id(6)).entity(T + "1-0-1", "{\"type\":[3,4,5]}").at(5));

        assertThat(
                        db.query(
                                "SELECT type, type__jsonb, length(long__jsonb::text),"
                                        + " int__jsonb, half__jsonb FROM atomic.com_acme_t_1 ORDER BY"
                                        + " root_id"))
                .containsExactly(
                        "abc|∅|∅|∅|∅",
                        "x|∅|5002|∅|∅",
                        "y|∅|∅|-99999999999|∅",
                        "∅|[1, 2]|∅|∅|∅",
                        "z|∅|∅|∅|1000000000000",
                        "∅|[3, 4, 5]|∅|∅|∅");
        assertThat(db.bad).isEmpty();
    }

    @Test
    void aColumnThatAViewHoldsFastIsNoObstacle() throws Exception {
        registries.with(
                T + "1-0-0", "{\"properties\":{\"a\":{\"type\":\"string\",\"maxLength\":3}}}");
        db.load(event(id(1)).entity(T + "1-0-0", "{\"a\":\"abc\"}").at(0));
        db.run("CREATE VIEW atomic.v AS SELECT a FROM atomic.com_acme_t_1");
        registries.with(
                T + "1-0-1", "{\"properties\":{\"a\":{\"type\":\"string\",\"maxLength\":9}}}");

        db.load(event(id(2)).entity(T + "1-0-1", "{\"a\":\"abcdef\"}").at(1));

        assertThat(db.query("SELECT a, a__jsonb FROM atomic.com_acme_t_1 ORDER BY root_id"))
                .containsExactly("abc|∅", "∅|\"abcdef\"");
    }

    @Test
    void aTableNameThatAnotherSchemaHasIsNotShared() throws Exception {
        registries
                .with(
                        "iglu:com.acme/fooBar/jsonschema/1-0-0",
                        "{\"properties\":{\"a\":{\"type\":\"string\"}}}")
                .with(
                        "iglu:com.acme/foo_bar/jsonschema/1-0-0",
                        "{\"properties\":{\"b\":{\"type\":\"string\"}}}");

        db.load(
                event(id(1))
                        .entity("iglu:com.acme/fooBar/jsonschema/1-0-0", "{\"a\":\"1\"}")
                        .at(0));
        db.load(
                event(id(2))
                        .entity("iglu:com.acme/foo_bar/jsonschema/1-0-0", "{\"b\":\"2\"}")
                        .at(1));

        assertThat(db.query("SELECT a FROM atomic.com_acme_foo_bar_1")).containsExactly("1");
        var other =
                db.query(
                        "SELECT tablename FROM pg_tables WHERE schemaname = '"
                                + db.settings.schema()
                                + "' AND tablename LIKE 'com_acme_foo_bar_1_%'");
        assertThat(other).hasSize(1);
        assertThat(db.query("SELECT b FROM atomic." + other.get(0))).containsExactly("2");
    }

    @Test
    void aTableThatCannotBeMadeHurtsOnlyItsEvents() throws Exception {
        var properties =
                IntStream.range(0, 1700)
                        .mapToObj(i -> "\"p" + i + "\":{\"type\":\"string\"}")
                        .collect(Collectors.joining(","));
        registries
                .with(T + "1-0-0", "{\"properties\":{" + properties + "}}")
                .with("iglu:com.acme/u/jsonschema/1-0-0", "{\"properties\":{\"a\":{}}}");

        var result =
                db.load(
                        event(id(1)).entity(T + "1-0-0", "{}").at(0),
                        event(id(2)).entity("iglu:com.acme/u/jsonschema/1-0-0", "{}").at(1));

        assertThat(result.loaded()).isEqualTo(1);
        assertThat(db.bad).hasSize(1);
        assertThat(db.bad.get(0).path("schema").asString()).contains("/loader_runtime_error/");
        assertThat(db.bad.get(0).path("data").path("failure").asString()).contains("columns");
    }

    @Test
    void aTableThatIsGoneIsMadeAgain() throws Exception {
        registries.with(T + "1-0-0", "{\"properties\":{\"a\":{\"type\":\"string\"}}}");
        db.load(event(id(1)).entity(T + "1-0-0", "{\"a\":\"1\"}").at(0));
        db.run("DROP TABLE atomic.com_acme_t_1");
        var input = event(id(2)).entity(T + "1-0-0", "{\"a\":\"2\"}").at(1);

        try {
            db.load(input);
        } catch (SQLException notThere) {
            assertThat(notThere.getSQLState()).isEqualTo("42P01");
        }
        db.load(input);

        assertThat(db.query("SELECT a FROM atomic.com_acme_t_1")).containsExactly("2");
        assertThat(db.query("SELECT count(*) FROM atomic.events")).containsExactly("2");
        assertThat(db.bad).isEmpty();
    }

    @Test
    void theReferencesTableOfEventsGetsRoomAndLoadTime() throws Exception {
        var settings = TestPostgres.settings();
        TestPostgres.run("CREATE SCHEMA " + settings.schema());
        var narrow =
                EventsTable.create(settings.schema())
                        .replace(
                                "\"user_fingerprint\" VARCHAR(128)",
                                "\"user_fingerprint\" VARCHAR(50)")
                        .replace(",\n\"load_tstamp\" TIMESTAMP NULL DEFAULT now()", "");
        TestPostgres.run(narrow);
        TestPostgres.run(
                "INSERT INTO "
                        + settings.schema()
                        + ".events (event_id, collector_tstamp, v_collector, v_etl) VALUES ('"
                        + id(1)
                        + "', now(), 'c', 'e')");

        try (var old = new LoadingDatabase(registries, settings)) {
            old.load(event(id(2)).with("user_fingerprint", "\"" + "f".repeat(60) + "\"").at(0));

            assertThat(
                            old.query(
                                    "SELECT length(user_fingerprint), load_tstamp IS NULL FROM"
                                            + " atomic.events ORDER BY event_id"))
                    .containsExactly("∅|t", "60|f");
        }
    }

    @Test
    void aTableOfTheReferenceIsTakenOver() throws Exception {
        registries.with(
                T + "1-0-0",
                "{\"properties\":{\"o\":{\"type\":\"object\",\"additionalProperties\":{\"type\":\"string\"}}}}");
        db.run(
                "CREATE TABLE atomic.com_acme_t_1 (schema_vendor varchar(128), schema_name"
                        + " varchar(128), schema_format varchar(128), schema_version varchar(128),"
                        + " root_id uuid, root_tstamp timestamp, o varchar(4096))");

        db.load(event(id(1)).entity(T + "1-0-0", "{\"o\":{\"k\":\"v\"}}").at(0));

        assertThat(db.query("SELECT o FROM atomic.com_acme_t_1")).containsExactly("{\"k\":\"v\"}");
    }

    private int indexes(String table) {
        var count =
                db.query(
                        "SELECT count(*) FROM pg_indexes WHERE schemaname = '"
                                + db.settings.schema()
                                + "' AND tablename = '"
                                + table
                                + "'");
        return Integer.parseInt(count.get(0));
    }

    private List<String> columns(String table) {
        return db.query(
                "SELECT column_name FROM information_schema.columns WHERE table_schema = '"
                        + db.settings.schema()
                        + "' AND table_name = '"
                        + table
                        + "' ORDER BY ordinal_position");
    }
}
