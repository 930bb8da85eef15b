package io.freshet.loader.pg.copy;

import static io.freshet.loader.pg.TestEvents.event;
import static io.freshet.loader.pg.TestEvents.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.loader.pg.TestPostgres;
import io.freshet.loader.pg.layout.LayoutSettings;
import io.freshet.loader.pg.table.EvolutionSettings;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tables grow with their schemas while others use them, and keep their names. */
class EvolutionIT {

    private static final String T = "iglu:com.acme/t/jsonschema/";
    private static final String INT =
            "{\"properties\":{\"n\":{\"type\":\"integer\",\"maximum\":9}}}";
    private static final String BIG = "{\"properties\":{\"n\":{\"type\":\"integer\"}}}";

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
    void anIntegerBecomesABigintWhereTheTableIsSmall() throws Exception {
        registries.with(T + "1-0-0", INT);
        db.load(event(id(1)).entity(T + "1-0-0", "{\"n\":5}").at(0));
        registries.with(T + "1-0-1", BIG);

        db.load(event(id(2)).entity(T + "1-0-1", "{\"n\":5000000000}").at(1));

        assertThat(db.query("SELECT n, pg_typeof(n) FROM atomic.com_acme_t_1 ORDER BY root_id"))
                .containsExactly("5|bigint", "5000000000|bigint");
    }

    @Test
    void inAGreatTableTheIntegerStaysAndWideValuesGoBesideIt() throws Exception {
        registries.with(T + "1-0-0", INT);
        try (var small = with(new EvolutionSettings(100, Duration.ofSeconds(5)))) {
            small.load(event(id(1)).entity(T + "1-0-0", "{\"n\":5}").at(0));
            registries.with(T + "1-0-1", BIG);

            small.load(
                    event(id(2)).entity(T + "1-0-1", "{\"n\":5000000000}").at(1),
                    event(id(3)).entity(T + "1-0-1", "{\"n\":6}").at(2));

            assertThat(
                            small.query(
                                    "SELECT n, n__jsonb, pg_typeof(n) FROM atomic.com_acme_t_1"
                                            + " ORDER BY root_id"))
                    .containsExactly("5|∅|integer", "∅|5000000000|integer", "6|∅|integer");
            assertThat(small.bad).isEmpty();
        }
    }

    @Test
    void aTextOfExactLengthGetsRoomAndKeepsItsBlanks() throws Exception {
        registries.with(
                T + "1-0-0",
                "{\"properties\":{\"c\":{\"type\":\"string\",\"minLength\":3,\"maxLength\":3}}}");
        db.load(event(id(1)).entity(T + "1-0-0", "{\"c\":\"a  \"}").at(0));
        registries.with(
                T + "1-0-1", "{\"properties\":{\"c\":{\"type\":\"string\",\"maxLength\":8}}}");

        db.load(event(id(2)).entity(T + "1-0-1", "{\"c\":\"longer\"}").at(1));

        assertThat(db.query("SELECT '<' || c || '>' FROM atomic.com_acme_t_1 ORDER BY root_id"))
                .containsExactly("<a  >", "<longer>");
    }

    @Test
    void aLoaderWhoseTableWasWidenedByAnotherOneLooksAgain() throws Exception {
        registries.with(T + "1-0-0", INT);
        try (var other = new LoadingDatabase(registries, db.settings, 1)) {
            db.load(event(id(1)).entity(T + "1-0-0", "{\"n\":1}").at(0));
            registries.with(T + "1-0-1", BIG);
            other.load(event(id(2)).entity(T + "1-0-1", "{\"n\":5000000000}").at(0));

            loadTwice(event(id(3)).entity(T + "1-0-0", "{\"n\":3}").at(1));

            assertThat(db.query("SELECT n FROM atomic.com_acme_t_1 ORDER BY root_id"))
                    .containsExactly("1", "5000000000", "3");
            assertThat(db.bad).isEmpty();
        }
    }

    @Test
    void aColumnWhoseTypeAPersonChangedTakesWhatItCan() throws Exception {
        registries.with(T + "1-0-0", "{\"properties\":{\"a\":{\"type\":\"string\"}}}");
        db.load(event(id(1)).entity(T + "1-0-0", "{\"a\":\"1\"}").at(0));
        db.run("ALTER TABLE atomic.com_acme_t_1 ALTER COLUMN a TYPE integer USING a::integer");

        loadTwice(event(id(2)).entity(T + "1-0-0", "{\"a\":\"x\"}").at(1));

        assertThat(db.query("SELECT a, a__jsonb FROM atomic.com_acme_t_1 ORDER BY root_id"))
                .containsExactly("1|∅", "∅|\"x\"");
        assertThat(db.bad).isEmpty();
    }

    @Test
    void rowsMadeForATableThatAPersonChangedAreMadeAgain() throws Exception {
        registries.with(T + "1-0-0", "{\"properties\":{\"a\":{\"type\":\"string\"}}}");
        db.load(event(id(1)).entity(T + "1-0-0", "{\"a\":\"1\"}").at(0));
        db.run("ALTER TABLE atomic.com_acme_t_1 ALTER COLUMN a TYPE integer USING a::integer");

        // four bytes of text would be an integer, too
        loadTwice(event(id(2)).entity(T + "1-0-0", "{\"a\":\"1234\"}").at(1));

        assertThat(db.query("SELECT a, a__jsonb FROM atomic.com_acme_t_1 ORDER BY root_id"))
                .containsExactly("1|∅", "∅|\"1234\"");
        assertThat(db.bad).isEmpty();
    }

    @Test
    void aColumnThatAPersonDroppedOrMadeRequiredIsMended() throws Exception {
        registries.with(
                T + "1-0-0",
                "{\"properties\":{\"a\":{\"type\":\"string\"},\"b\":{\"type\":\"string\"}}}");
        db.load(event(id(1)).entity(T + "1-0-0", "{\"a\":\"1\",\"b\":\"1\"}").at(0));
        db.run("ALTER TABLE atomic.com_acme_t_1 DROP COLUMN a");
        loadTwice(event(id(2)).entity(T + "1-0-0", "{\"a\":\"2\",\"b\":\"2\"}").at(1));
        db.run("ALTER TABLE atomic.com_acme_t_1 ALTER COLUMN b SET NOT NULL");

        loadTwice(event(id(3)).entity(T + "1-0-0", "{\"a\":\"3\"}").at(2));

        assertThat(db.query("SELECT a, b FROM atomic.com_acme_t_1 ORDER BY root_id"))
                .containsExactly("∅|1", "2|2", "3|∅");
        assertThat(db.bad).isEmpty();
    }

    @Test
    void aColumnOnWhichAnotherIsComputedIsNoObstacle() throws Exception {
        registries.with(
                T + "1-0-0", "{\"properties\":{\"a\":{\"type\":\"string\",\"maxLength\":3}}}");
        db.load(event(id(1)).entity(T + "1-0-0", "{\"a\":\"abc\"}").at(0));
        db.run(
                "ALTER TABLE atomic.com_acme_t_1 ADD COLUMN upper_a text"
                        + " GENERATED ALWAYS AS (upper(a)) STORED");
        registries.with(
                T + "1-0-1", "{\"properties\":{\"a\":{\"type\":\"string\",\"maxLength\":9}}}");

        db.load(event(id(2)).entity(T + "1-0-1", "{\"a\":\"abcdef\"}").at(1));

        assertThat(
                        db.query(
                                "SELECT a, a__jsonb, upper_a FROM atomic.com_acme_t_1 ORDER BY root_id"))
                .containsExactly("abc|∅|ABC", "∅|\"abcdef\"|∅");
    }

    @Test
    void aChangeDoesNotWaitLongForWhoReadsTheTable() throws Exception {
        registries.with(T + "1-0-0", "{\"properties\":{\"a\":{\"type\":\"string\"}}}");
        try (var hasty = with(new EvolutionSettings(1 << 20, Duration.ofMillis(50)));
                var reader = TestPostgres.connect()) {
            hasty.load(event(id(1)).entity(T + "1-0-0", "{\"a\":\"1\"}").at(0));
            var table = hasty.settings.schema() + ".com_acme_t_1";
            reader.createStatement().execute("LOCK TABLE " + table + " IN ACCESS SHARE MODE");
            registries.with(
                    T + "1-0-1",
                    "{\"properties\":{\"a\":{\"type\":\"string\"},\"b\":{\"type\":\"string\"}}}");
            var input = event(id(2)).entity(T + "1-0-1", "{\"b\":\"2\"}").at(1);

            assertThatThrownBy(() -> hasty.load(input))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("com_acme_t_1")
                    .hasMessageContaining("ADD COLUMN \"b\"");
            assertThat(hasty.query("SHOW lock_timeout")).isEqualTo(db.query("SHOW lock_timeout"));
            reader.rollback();
            hasty.load(input);

            assertThat(hasty.query("SELECT a, b FROM atomic.com_acme_t_1 ORDER BY root_id"))
                    .containsExactly("1|∅", "∅|2");
            assertThat(hasty.bad).isEmpty();
        }
    }

    @Test
    void namesAreRememberedInTablesOfOurs() throws Exception {
        registries.with(
                T + "1-0-0",
                """
                {"properties":{"fooBar":{"type":"string"},"foo_bar":{"type":"string"},
                 "o":{"properties":{"a/b":{"type":"integer","maximum":9}}}}}""");

        db.load(
                event(id(1))
                        .entity(T + "1-0-0", "{\"foo_bar\":\"1\",\"o\":{\"a/b\":-9999999999}}")
                        .at(0));

        assertThat(
                        db.query(
                                "SELECT table_name, schema_vendor, schema_name, schema_model FROM"
                                        + " freshet.tables"))
                .containsExactly("com_acme_t_1|com.acme|t|1");
        assertThat(db.query("SELECT column_name, holds, pointer FROM freshet.columns ORDER BY 1"))
                .containsExactly(
                        "foo_bar|property|/foo_bar",
                        "foo_bar_e2c6fe46|property|/fooBar",
                        "o.a/b|property|/o/a~1b",
                        "o.a/b__jsonb|beside|/o/a~1b");
    }

    @Test
    void aPropertyKeepsItsColumnWhenAnotherWithABetterClaimBecomesKnown() throws Exception {
        registries.with(T + "1-0-1", "{\"properties\":{\"fooBar\":{\"type\":\"string\"}}}");
        db.load(event(id(1)).entity(T + "1-0-1", "{\"fooBar\":\"1\"}").at(0));
        registries.with(
                T + "1-0-0",
                "{\"properties\":{\"foo_bar\":{\"type\":\"string\"},\"fooBar\":{\"type\":\"string\"}}}");

        try (var other = new LoadingDatabase(registries, db.settings, 1)) {
            other.load(
                    event(id(2)).entity(T + "1-0-0", "{\"foo_bar\":\"x\",\"fooBar\":\"2\"}").at(0));
        }

        assertThat(db.query("SELECT foo_bar, foo_bar_c29c3738 FROM atomic.com_acme_t_1 ORDER BY 1"))
                .containsExactly("1|∅", "2|x");
    }

    @Test
    void tablesThatAreMadeAgainHaveTheirNamesWhoeverComesFirst() throws Exception {
        var one = "iglu:com.acme/fooBar/jsonschema/1-0-0";
        var two = "iglu:com.acme/foo_bar/jsonschema/1-0-0";
        registries
                .with(one, "{\"properties\":{\"a\":{\"type\":\"string\"}}}")
                .with(two, "{\"properties\":{\"b\":{\"type\":\"string\"}}}");
        db.load(event(id(1)).entity(one, "{\"a\":\"1\"}").at(0));
        db.load(event(id(2)).entity(two, "{\"b\":\"2\"}").at(1));
        var names = "SELECT schema_name, table_name FROM freshet.tables ORDER BY 1";
        var before = db.query(names);
        assertThat(before).hasSize(2);
        for (var table : db.query("SELECT table_name FROM freshet.tables")) {
            db.run("DROP TABLE atomic." + table);
        }

        try (var other = new LoadingDatabase(registries, db.settings, 1)) {
            other.load(event(id(3)).entity(two, "{\"b\":\"3\"}").at(0));
            other.load(event(id(4)).entity(one, "{\"a\":\"3\"}").at(1));
        }

        assertThat(db.query(names)).isEqualTo(before);
        assertThat(db.query("SELECT a FROM atomic." + before.get(0).split("\\|")[1]))
                .containsExactly("3");
        assertThat(db.query("SELECT b FROM atomic." + before.get(1).split("\\|")[1]))
                .containsExactly("3");
    }

    @Test
    void distinctNamesAreFoundAgainWithoutOurTables() throws Exception {
        var one = "iglu:com.acme/fooBar/jsonschema/1-0-0";
        var two = "iglu:com.acme/foo_bar/jsonschema/1-0-0";
        registries
                .with(one, "{\"properties\":{\"a-b\":{},\"a_b\":{}}}")
                .with(two, "{\"properties\":{\"b\":{\"type\":\"string\"}}}");
        db.load(event(id(1)).entity(one, "{\"a-b\":1}").at(0));
        db.load(event(id(2)).entity(two, "{\"b\":\"2\"}").at(1));
        var tables = db.query("SELECT schema_name, table_name FROM freshet.tables ORDER BY 1");
        var columns = db.query("SELECT column_name, pointer FROM freshet.columns ORDER BY 1");
        db.run("DELETE FROM freshet.tables");
        db.run("DELETE FROM freshet.columns");

        try (var other = new LoadingDatabase(registries, db.settings, 1)) {
            other.load(event(id(3)).entity(two, "{\"b\":\"3\"}").at(0));
            other.load(event(id(4)).entity(one, "{\"a-b\":4}").at(1));
        }

        assertThat(db.query("SELECT schema_name, table_name FROM freshet.tables ORDER BY 1"))
                .isEqualTo(tables);
        assertThat(db.query("SELECT column_name, pointer FROM freshet.columns ORDER BY 1"))
                .isEqualTo(columns);
    }

    @Test
    void modelsWhoseNumberIsCutOffHaveTablesOfTheirOwn() throws Exception {
        var name = "n".repeat(70);
        var one = "iglu:com.acme/" + name + "/jsonschema/1-0-0";
        var two = "iglu:com.acme/" + name + "/jsonschema/2-0-0";
        registries
                .with(one, "{\"properties\":{\"a\":{\"type\":\"string\"}}}")
                .with(two, "{\"properties\":{\"a\":{\"type\":\"integer\"}}}");

        db.load(event(id(1)).entity(two, "{\"a\":2}").entity(one, "{\"a\":\"1\"}").at(0));

        assertThat(db.query("SELECT a FROM atomic.com_acme_" + name + "_1")).containsExactly("1");
        assertThat(
                        db.query(
                                "SELECT length(table_name) FROM freshet.tables WHERE schema_model ="
                                        + " 2 AND table_name ~ '^com_acme_n+_[0-9a-f]{8}$'"))
                .containsExactly("63");
    }

    /** A loader whose picture of a table is old fails, looks again and loads. */
    private void loadTwice(Input input) throws Exception {
        try {
            db.load(input);
        } catch (SQLException changed) {
            assertThat(changed.getSQLState()).isIn("40001", "42703", "08P01");
            db.load(input);
        }
    }

    private LoadingDatabase with(EvolutionSettings evolution) throws SQLException {
        return new LoadingDatabase(
                registries, TestPostgres.settings(), LayoutSettings.DEFAULT, 0, evolution);
    }
}
