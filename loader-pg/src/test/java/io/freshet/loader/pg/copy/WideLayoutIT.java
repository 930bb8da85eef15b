package io.freshet.loader.pg.copy;

import static io.freshet.loader.pg.TestEvents.event;
import static io.freshet.loader.pg.TestEvents.id;
import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.loader.pg.TestPostgres;
import io.freshet.loader.pg.layout.LayoutSettings;
import io.freshet.loader.pg.row.EntityStyle;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** Entities as columns of JSON in the table of events, on a real Postgres. */
class WideLayoutIT {

    private static final String PAGE = "iglu:com.acme/page/jsonschema/1-0-0";
    private static final String PAGE_2 = "iglu:com.acme/page/jsonschema/1-0-1";
    private static final String CLICK = "iglu:com.acme/linkClick/jsonschema/2-0-0";
    private static final LayoutSettings WIDE = LayoutSettings.DEFAULT.with(EntityStyle.WIDE);
    private static final LayoutSettings BOTH = LayoutSettings.DEFAULT.with(EntityStyle.BOTH);

    private final FakeRegistries registries = new FakeRegistries();

    @Test
    void eachKindOfEntityHasAColumnNamedLikeItsKey() throws Exception {
        try (var db = new LoadingDatabase(registries, WIDE)) {
            db.load(
                    event(id(1))
                            .entity(PAGE, "{\"id\":\"a\",\"zero\":\"x\\u0000y\"}")
                            .entity(PAGE_2, "{\"id\":\"b\"}")
                            .own(CLICK, "{\"n\":1.50}")
                            .at(0),
                    event(id(2)).at(1));

            assertThat(
                            db.query(
                                    "SELECT contexts_com_acme_page_1,"
                                            + " unstruct_event_com_acme_link_click_2 FROM atomic.events"
                                            + " ORDER BY event_id"))
                    .containsExactly(
                            "[{\"id\": \"a\", \"zero\": \"xy\", \"_schema_version\": \"1-0-0\"},"
                                    + " {\"id\": \"b\", \"_schema_version\": \"1-0-1\"}]"
                                    + "|{\"n\": 1.50}",
                            "∅|∅");
            assertThat(db.query(tables(db))).containsExactly("events");
            assertThat(db.ddl).containsExactly("alter", "alter");
            assertThat(db.bad).isEmpty();
        }
    }

    @Test
    void schemasAreNotAskedForWhereThereAreNoTables() throws Exception {
        registries.unreachable = true;
        try (var db = new LoadingDatabase(registries, WIDE)) {
            var result =
                    db.load(
                            event(id(1)).entity(PAGE, "{\"id\":\"a\"}").at(0),
                            event(id(2)).entity(PAGE, "{\"id\":\"b\"}").withoutHeaderAt(1));

            assertThat(result.loaded()).isEqualTo(2);
            assertThat(db.query("SELECT count(contexts_com_acme_page_1) FROM atomic.events"))
                    .containsExactly("2");
        }
    }

    @Test
    void bothHasTablesAndColumns() throws Exception {
        registries.with(PAGE, "{\"properties\":{\"id\":{\"type\":\"string\"}}}");
        try (var db = new LoadingDatabase(registries, BOTH)) {
            db.load(event(id(1)).entity(PAGE, "{\"id\":\"a\"}").at(0));

            assertThat(
                            db.query(
                                    "SELECT t.id, e.contexts_com_acme_page_1->0->>'id' FROM"
                                            + " atomic.events e JOIN atomic.com_acme_page_1 t ON"
                                            + " t.root_id = e.event_id AND t.root_tstamp ="
                                            + " e.collector_tstamp"))
                    .containsExactly("a|a");
        }
    }

    @Test
    void keysThatAreEqualInTheirFirst63BytesHaveColumnsOfTheirOwn() throws Exception {
        var start = "a-very-long-name-of-a-schema-that-nobody-wants-to-type";
        var first = "iglu:com.acme/" + start + "-one/jsonschema/1-0-0";
        var second = "iglu:com.acme/" + start + "-two/jsonschema/1-0-0";
        try (var db = new LoadingDatabase(registries, WIDE)) {
            db.load(event(id(1)).entity(first, "{\"n\":1}").at(0));
            db.loader.forget();
            db.load(
                    event(id(2)).entity(second, "{\"n\":2}").at(1),
                    event(id(3)).entity(first, "{\"n\":3}").entity(second, "{\"n\":4}").at(2));

            var columns =
                    db.query(
                            "SELECT attname FROM pg_attribute WHERE attrelid ="
                                    + " 'atomic.events'::regclass AND attname LIKE 'contexts%'"
                                    + " ORDER BY attnum");
            assertThat(columns).hasSize(2);
            assertThat(columns.get(0))
                    .isEqualTo("contexts_com_acme_a_very_long_name_of_a_schema_that_nobody_want");
            assertThat(columns.get(1)).matches(columns.get(0).substring(0, 54) + "_[0-9a-f]{8}");
            assertThat(
                            db.query(
                                    "SELECT \"%s\"->0->'n', \"%s\"->0->'n' FROM atomic.events ORDER BY event_id"
                                            .formatted(columns.get(0), columns.get(1))))
                    .containsExactly("1|∅", "∅|2", "3|4");
        }
    }

    @Test
    void severalLoadersAddTheSameColumnOnce() throws Exception {
        var settings = TestPostgres.settings();
        try (var one = new LoadingDatabase(registries, settings, WIDE, 0);
                var two = new LoadingDatabase(registries, settings, WIDE, 1)) {
            one.load(event(id(1)).entity(PAGE, "{\"id\":\"a\"}").at(0));
            two.load(event(id(2)).entity(PAGE, "{\"id\":\"b\"}").at(0));

            assertThat(one.query("SELECT contexts_com_acme_page_1->0->>'id' FROM atomic.events"))
                    .containsExactlyInAnyOrder("a", "b");
            assertThat(two.ddl).isEmpty();
        }
    }

    @Test
    void kindsBeyondTheLimitOfColumnsShareOne() throws Exception {
        try (var db = new LoadingDatabase(registries, WIDE)) {
            fill(db, 1_498);
            db.load(
                    event(id(1))
                            .entity("iglu:com.acme/a/jsonschema/1-0-0", "{\"n\":1}")
                            .entity("iglu:com.acme/b/jsonschema/1-0-0", "{\"n\":2}")
                            .entity("iglu:com.acme/c/jsonschema/1-0-0", "{\"n\":3}")
                            .own("iglu:com.acme/d/jsonschema/1-0-0", "{\"n\":4}")
                            .at(0));
            db.load(event(id(2)).entity("iglu:com.acme/e/jsonschema/1-0-0", "{\"n\":5}").at(1));

            assertThat(
                            db.query(
                                    "SELECT contexts_com_acme_a_1->0->'n', contexts_com_acme_b_1->0->'n',"
                                            + " other_entities FROM atomic.events ORDER BY event_id"))
                    .containsExactly(
                            "1|2|{\"contexts_com_acme_c_1\": [{\"n\": 3, \"_schema_version\": \"1-0-0\"}],"
                                    + " \"unstruct_event_com_acme_d_1\": {\"n\": 4}}",
                            "∅|∅|{\"contexts_com_acme_e_1\": [{\"n\": 5, \"_schema_version\": \"1-0-0\"}]}");
            assertThat(db.bad).isEmpty();
        }
    }

    @Test
    void columnsSurviveAReturnToTables() throws Exception {
        registries.with(PAGE, "{\"properties\":{\"id\":{\"type\":\"string\"}}}");
        var settings = TestPostgres.settings();
        try (var wide = new LoadingDatabase(registries, settings, WIDE, 0)) {
            wide.load(event(id(1)).entity(PAGE, "{\"id\":\"a\"}").at(0));
        }
        try (var shredded = new LoadingDatabase(registries, settings, LayoutSettings.DEFAULT, 1)) {
            shredded.load(event(id(2)).entity(PAGE, "{\"id\":\"b\"}").at(0));

            assertThat(
                            shredded.query(
                                    "SELECT count(contexts_com_acme_page_1), count(*) FROM"
                                            + " atomic.events"))
                    .containsExactly("1|2");
            assertThat(shredded.query("SELECT id FROM atomic.com_acme_page_1"))
                    .containsExactly("b");
        }
    }

    /** Makes columns until the table has so many. */
    private static void fill(LoadingDatabase db, int columns) throws SQLException {
        db.run(
                """
                DO $$ BEGIN
                  EXECUTE (SELECT 'ALTER TABLE atomic.events ' || string_agg('ADD COLUMN x' || i || ' int', ',')
                             FROM generate_series(1, %d - (SELECT max(attnum) FROM pg_attribute
                                    WHERE attrelid = 'atomic.events'::regclass)) i);
                END $$"""
                        .formatted(columns));
    }

    private static String tables(LoadingDatabase db) {
        return "SELECT tablename FROM pg_tables WHERE schemaname = '" + db.settings.schema() + "'";
    }
}
