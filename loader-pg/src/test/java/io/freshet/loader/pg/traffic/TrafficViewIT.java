package io.freshet.loader.pg.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.loader.pg.TestPostgres;
import io.freshet.loader.pg.connect.PgSettings;
import io.freshet.loader.pg.layout.LayoutSettings;
import io.freshet.loader.pg.layout.TableForm;
import io.freshet.loader.pg.partition.PartitionSettings;
import io.freshet.loader.pg.partition.PartitionSettings.Every;
import io.freshet.loader.pg.table.DatabaseSetup;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrafficViewIT {

    private static final String DEFINITION = "SELECT pg_get_viewdef('atomic.traffic'::regclass)";
    private static final String COMMENT =
            "SELECT obj_description('atomic.traffic'::regclass, 'pg_class')";

    private final PgSettings settings = TestPostgres.settings();

    @Test
    void eachEventIsARowOfWhoCameFromWhereAndWhatTheyLookedAt() {
        start(LayoutSettings.DEFAULT);
        event("domain_userid = gen_random_uuid(), user_id = 'u'");
        run("UPDATE atomic.events SET domain_userid = NULL");
        event("event = 'page_view', page_urlhost = 'shop', refr_urlhost = 'shop'");
        event("page_urlhost = 'shop', refr_urlhost = 'news', refr_medium = 'search'");
        event("page_urlhost = 'shop', refr_urlhost = 'sister', refr_medium = 'internal'");
        event("page_urlpath = '/a', useragent = 'CUBOT NOTE 20 Android Mobile Chrome/9 Safari/1'");
        event("useragent = 'Googlebot/2.1', br_family = 'Robot', dvce_type = 'Unknown'");

        assertThat(
                        query(
                                "SELECT visitor, event, host, page, referrer, device, browser,"
                                        + " is_bot FROM atomic.traffic ORDER BY collector_tstamp"))
                .containsExactly(
                        "u|∅|∅|∅|∅|∅|∅|f",
                        "∅|page_view|shop|/|∅|∅|∅|f",
                        "∅|∅|shop|/|news|∅|∅|f",
                        "∅|∅|shop|/|∅|∅|∅|f",
                        "∅|∅|∅|/a|∅|Mobile|Chrome|f",
                        "∅|∅|∅|∅|∅|Unknown|Robot|t");
    }

    @Test
    void whatEnrichmentsSayOfBotsCountsFromTheNextStart() {
        start(LayoutSettings.DEFAULT);
        event("event_id = '11111111-1111-4111-8111-111111111111', useragent = 'Mozilla/5.0'");
        event("event_id = '22222222-2222-4222-8222-222222222222'");
        event("useragent = 'Mozilla/5.0'");
        entity("com_iab_snowplow_spiders_and_robots_1", "spider_or_robot");
        entity("com_snowplowanalytics_snowplow_bot_detection_1", "bot");
        run(
                """
                INSERT INTO atomic.com_iab_snowplow_spiders_and_robots_1
                SELECT event_id, collector_tstamp, event_id::text LIKE '1111%' FROM atomic.events;
                INSERT INTO atomic.com_snowplowanalytics_snowplow_bot_detection_1
                SELECT event_id, collector_tstamp, true FROM atomic.events
                 WHERE event_id::text LIKE '2222%'""");
        assertThat(bots()).containsExactly("f", "f", "f");

        start(LayoutSettings.DEFAULT);

        assertThat(bots()).containsExactly("t", "t", "f");
        assertThat(query(COMMENT).get(0))
                .endsWith(
                        "com_iab_snowplow_spiders_and_robots_1,"
                                + " com_snowplowanalytics_snowplow_bot_detection_1");
    }

    @Test
    void entitiesInColumnsCountToo() {
        start(LayoutSettings.DEFAULT);
        run("ALTER TABLE atomic.events ADD contexts_com_iab_snowplow_spiders_and_robots_1 jsonb");
        start(LayoutSettings.DEFAULT);
        event("contexts_com_iab_snowplow_spiders_and_robots_1 = '[{\"spiderOrRobot\": true}]'");
        event("contexts_com_iab_snowplow_spiders_and_robots_1 = '[{\"spiderOrRobot\": false}]'");
        event("useragent = 'Mozilla/5.0'");

        assertThat(bots()).containsExactly("t", "f", "f");
    }

    @Test
    void aConditionOnTimeReachesTheIndex() {
        start(LayoutSettings.DEFAULT);

        assertThat(plan("atomic.traffic WHERE collector_tstamp >= '2026-01-02'"))
                .anyMatch(line -> line.contains("Index Cond: (collector_tstamp >="));
    }

    @Test
    void aConditionOnTimeLeavesOtherPartsAlone() {
        start(LayoutSettings.DEFAULT.with(PartitionSettings.of(Every.DAY)));

        assertThat(plan("atomic.traffic WHERE collector_tstamp >= '2026-11-22'"))
                .anyMatch(line -> line.contains("events_2026_11_22"))
                .noneMatch(line -> line.contains("events_2026_11_21"));
    }

    @Test
    void whatSomebodyElseMadeUnderTheNameIsLeft() {
        start(LayoutSettings.DEFAULT);
        run("DROP VIEW atomic.traffic; CREATE VIEW atomic.traffic AS SELECT 1 AS mine");

        start(LayoutSettings.DEFAULT);

        assertThat(query(DEFINITION)).containsExactly(" SELECT 1 AS mine;");
    }

    @Test
    void anOlderFormMakesWayForChangesOfTheTableAndIsRenewed() {
        olderForm();

        start(LayoutSettings.DEFAULT);

        assertThat(query(COMMENT).get(0)).startsWith("Traffic, form " + TrafficView.FORM);
        assertThat(query("SELECT count(is_bot) FROM atomic.traffic")).containsExactly("0");
        assertThat(appIdLength()).isEqualTo("255");
    }

    @Test
    void anOlderFormThatOthersUseStaysAndTheLoaderStarts() {
        olderForm();
        run("CREATE VIEW atomic.apps AS SELECT DISTINCT app_id FROM atomic.traffic");

        start(LayoutSettings.DEFAULT);

        assertThat(query(COMMENT).get(0)).startsWith("Traffic, form 0");
        assertThat(query("SELECT count(*) FROM atomic.apps")).containsExactly("0");
    }

    @Test
    void aNewerFormIsLeft() {
        start(LayoutSettings.DEFAULT);
        run("COMMENT ON VIEW atomic.traffic IS 'Traffic, form 99 of freshet loader-pg; more'");

        start(LayoutSettings.DEFAULT);

        assertThat(query(COMMENT).get(0)).startsWith("Traffic, form 99");
    }

    /** A view of other columns over a table whose texts are too short. */
    private void olderForm() {
        start(LayoutSettings.DEFAULT);
        run(
                """
                DROP VIEW atomic.traffic;
                ALTER TABLE atomic.events ALTER app_id TYPE varchar(10);
                CREATE VIEW atomic.traffic AS SELECT app_id, 1 AS event_id FROM atomic.events;
                COMMENT ON VIEW atomic.traffic IS 'Traffic, form 0 of freshet loader-pg; old'""");
    }

    /** As a loader does at start. */
    private void start(LayoutSettings layout) {
        var view = new TrafficView(settings.schema());
        try (var connection = TestPostgres.connect()) {
            view.makeWay(connection);
            new DatabaseSetup(
                            settings.schema(),
                            new TableForm(layout, () -> Instant.parse("2026-11-22T12:00:00Z")))
                    .prepare(connection, settings.bookkeepingSchema(), List.of());
            view.prepare(connection);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An event a second after the last one. */
    private void event(String values) {
        run(
                """
                INSERT INTO atomic.events (event_id, collector_tstamp, v_collector, v_etl)
                SELECT gen_random_uuid(), timestamp '2026-01-02' + count(*) * interval '1 second',
                       'c', 'e' FROM atomic.events;
                UPDATE atomic.events SET %s
                 WHERE collector_tstamp = (SELECT max(collector_tstamp) FROM atomic.events)"""
                        .formatted(values));
    }

    private void entity(String table, String column) {
        run(
                "CREATE TABLE atomic.%s (root_id uuid, root_tstamp timestamp, %s boolean)"
                        .formatted(table, column));
    }

    private List<String> bots() {
        return query("SELECT is_bot FROM atomic.traffic ORDER BY collector_tstamp");
    }

    private List<String> plan(String from) {
        try (var connection = TestPostgres.connect();
                var statement = connection.createStatement()) {
            statement.execute("SET enable_seqscan = off");
            var plan = new ArrayList<String>();
            try (var rows = statement.executeQuery(here("EXPLAIN SELECT page FROM " + from))) {
                while (rows.next()) {
                    plan.add(rows.getString(1));
                }
            }
            return plan;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String appIdLength() {
        return query(
                        "SELECT character_maximum_length FROM information_schema.columns WHERE"
                                + " table_schema = '"
                                + settings.schema()
                                + "' AND table_name = 'events' AND column_name = 'app_id'")
                .get(0);
    }

    private void run(String sql) {
        TestPostgres.run(here(sql));
    }

    private List<String> query(String sql) {
        return TestPostgres.query(here(sql));
    }

    private String here(String sql) {
        return sql.replace("atomic.", settings.schema() + ".");
    }
}
