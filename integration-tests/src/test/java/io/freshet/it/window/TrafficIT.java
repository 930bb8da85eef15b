package io.freshet.it.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.embedded.EmbeddedPostgres;
import io.freshet.embedded.FreePorts;
import io.freshet.it.chaos.loader.DatabaseServer;
import io.freshet.loader.pg.connect.PgConnections;
import io.freshet.loader.pg.connect.PgSettings;
import io.freshet.loader.pg.layout.LayoutSettings;
import io.freshet.loader.pg.layout.TableForm;
import io.freshet.loader.pg.table.DatabaseSetup;
import io.freshet.loader.pg.traffic.TrafficView;
import io.freshet.webapp.http.Answer;
import io.freshet.webapp.http.Refusal;
import io.freshet.webapp.http.Request;
import io.freshet.webapp.sql.Database;
import io.freshet.webapp.traffic.Traffic;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What the Traffic screen counts, over rows that were planted in the loader's own tables. */
class TrafficIT {

    private static final Instant NOW = Instant.parse("2026-11-22T12:10:00Z");
    private static final String SCRIPT = "<script>alert(1)</script>'\"; drop table x; --\\";

    @TempDir private static Path directory;
    private static DatabaseServer postgres;
    private static Database database;

    @BeforeAll
    static void plant() throws Exception {
        postgres =
                new DatabaseServer(
                        directory.resolve("postgres"),
                        FreePorts.one(),
                        directory.resolve("postgres.log"));
        database = database("atomic");
        // What a server, a role and a session say of zones must not move a single event.
        run("ALTER DATABASE igludb SET timezone = 'Asia/Kathmandu'");
        makeTables("atomic");
        // a: two visitors, three sessions, this morning and now
        visit("12:09:59.999", "v1", "s1", "page_view", "/", "refr_urlhost = 'news.example'");
        visit("12:00", "v1", "s1", "page_view", "/cart", "refr_urlhost = 'shop.example'");
        visit("12:01", "v1", "s1", "page_ping", "/cart", "user_id = 'ignored'");
        visit(
                "11:39:59.999",
                "v2",
                "s2",
                "page_view",
                "/",
                "mkt_source = 'mail', geo_country = 'DE'");
        visit("00:00", "v2", "s3", "page_view", "/", "mkt_source = 'mail', mkt_campaign = 'may'");
        visit("00:01", "v2", "s3", "page_ping", "/only-pinged", "geo_country = 'FR'");
        // b: hostile texts
        visit(
                "09:00",
                "v3",
                "s4",
                "page_view",
                SCRIPT,
                "app_id = 'b', mkt_source = " + literal(SCRIPT));
        // nobody known, no page, no session, no agent
        run(
                "INSERT INTO atomic.events (event_id, collector_tstamp, v_collector, v_etl, event)"
                        + " VALUES (gen_random_uuid(), '2026-11-22 08:00', 'c', 'e', 'struct')");
        // a bot by its word
        visit("10:00", "v4", "s5", "page_view", "/", "useragent = 'Googlebot/2.1'");
        // older: 26 hours, 6 days, 29 days, 31 days, and one from the future
        visitAt("2026-11-21 10:00", "v5", "s6", "page_view", "/old", "");
        visitAt("2026-11-16 13:00", "v5", "s7", "page_view", "/old", "");
        visitAt("2026-10-24 13:00", "v6", "s8", "page_view", "/old", "");
        visitAt("2026-10-22 11:00", "v7", "s9", "page_view", "/older", "");
        visitAt("2030-01-01 00:00", "v8", "s10", "page_view", "/future", "");
    }

    @AfterAll
    static void stop() {
        database.close();
        postgres.close();
    }

    @Test
    void sumsAreThoseOfADay() {
        assertThat(sums("range=24h"))
                .isEqualTo("4 visitors, 5 sessions, 6 views, 9 events, 1 active");
    }

    @Test
    void botsAreLeftOutOrAloneAsAsked() {
        assertThat(sums("bots=clean"))
                .isEqualTo("3 visitors, 4 sessions, 5 views, 8 events, 1 active");
        assertThat(sums("bots=bots"))
                .isEqualTo("1 visitors, 1 sessions, 1 views, 1 events, 0 active");
    }

    @Test
    void oneAppIsShownAlone() {
        assertThat(sums("app=b")).isEqualTo("1 visitors, 1 sessions, 1 views, 1 events, 0 active");
        assertThat(sums("app=" + "%27%20or%20true--"))
                .isEqualTo("0 visitors, 0 sessions, 0 views, 0 events, 0 active");
    }

    @Test
    void rangesEndWhereTheySay() {
        assertThat(sums("range=30m")).startsWith("1 visitors, 1 sessions, 2 views, 3 events");
        assertThat(sums("range=7d")).startsWith("5 visitors, 7 sessions, 8 views, 11 events");
        assertThat(sums("range=30d")).startsWith("6 visitors, 8 sessions, 9 views, 12 events");
    }

    @Test
    void listsHaveViewsVisitorsAndEventsOfEachValue() {
        var day = ask("bots=clean");

        assertThat(list(day, "pages"))
                .containsExactly(
                        "/ 3 views 2 visitors 3 events",
                        "/cart 1 views 1 visitors 1 events",
                        SCRIPT + " 1 views 1 visitors 1 events");
        assertThat(list(day, "referrers"))
                .containsExactly("news.example 1 views 1 visitors 1 events");
        assertThat(list(day, "sources"))
                .containsExactly(
                        "mail 2 views 1 visitors 2 events",
                        SCRIPT + " 1 views 1 visitors 1 events");
        assertThat(list(day, "campaigns")).containsExactly("may 1 views 1 visitors 1 events");
        assertThat(list(day, "countries"))
                .containsExactly(
                        "DE 1 views 1 visitors 1 events", "FR 0 views 1 visitors 1 events");
        assertThat(list(day, "devices")).containsExactly("Computer 5 views 3 visitors 7 events");
        assertThat(list(day, "browsers")).containsExactly("Firefox 5 views 3 visitors 7 events");
    }

    @Test
    void theChartHasAStepForEachMomentOfTheRange() {
        var chart = ask("range=24h").path("chart");

        assertThat(chart.path("fromAt").asLong())
                .isEqualTo(Instant.parse("2026-11-21T12:00:00Z").toEpochMilli());
        assertThat(chart.path("stepSeconds").asInt()).isEqualTo(1800);
        var views = numbers(chart.path("pageViews"));
        assertThat(views).hasSize(49);
        assertThat(views.get(24)).as("midnight UTC").isEqualTo(1);
        assertThat(views.get(47)).as("11:30 to 12:00").isEqualTo(1);
        assertThat(views.get(48)).as("from 12:00 on").isEqualTo(2);
        assertThat(views.stream().mapToInt(view -> view).sum()).isEqualTo(6);
        assertThat(numbers(chart.path("visitors")).get(48)).isEqualTo(1);
        assertThat(numbers(chart.path("events")).get(24)).isEqualTo(2);
    }

    @Test
    void twentyOfManyAreShownTheMostViewedFirst() throws Exception {
        makeTables("many");
        run(
                """
                INSERT INTO many.events (event_id, collector_tstamp, v_collector, v_etl, event,
                                         domain_userid, page_urlpath)
                SELECT gen_random_uuid(), '2026-11-22 12:00', 'c', 'e', 'page_view',
                       md5('v' || visitor)::uuid, '/' || page
                  FROM generate_series(1, 40) page, generate_series(1, 41 - page) visitor""");
        try (var many = database("many")) {
            var pages = list(ask(many, "range=30m"), "pages");

            assertThat(pages).hasSize(20);
            assertThat(pages.get(0)).isEqualTo("/1 40 views 40 visitors 40 events");
            assertThat(pages.get(19)).isEqualTo("/20 21 views 21 visitors 21 events");
        }
    }

    @Test
    void fewConnectionsAreKeptAndAnEndedOneIsReplaced() throws Exception {
        IntStream.range(0, 24).parallel().forEach(each -> ask("range=24h"));
        assertThat(connections()).isBetween(1, 2);

        run(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                        + " WHERE application_name = 'freshet-webapp'");

        assertThat(sums("app=b")).startsWith("1 visitors");
    }

    @Test
    void questionsChangeNothing() {
        assertThatThrownBy(() -> database.rows("delete from atomic.events returning 1"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("read-only transaction");
    }

    @Test
    void aLoaderOfOldWhichMadeNoViewIsTold() throws Exception {
        run("CREATE SCHEMA old; CREATE TABLE old.events (event_id uuid)");
        try (var old = database("old")) {
            assertThatThrownBy(() -> ask(old, ""))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("there is no view old.traffic");
        }
    }

    @Test
    void withoutAServerItIsTold() {
        var nobody =
                new Database(
                        "jdbc:postgresql://127.0.0.1:" + FreePorts.one() + "/x", "u", "p", "s");

        assertThatThrownBy(() -> ask(nobody, ""))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Postgres does not answer");
    }

    private static void makeTables(String schema) throws SQLException {
        var settings =
                PgSettings.of(postgres.jdbcUrl(), EmbeddedPostgres.USER, EmbeddedPostgres.PASSWORD)
                        .withSchemas(schema, "freshet");
        try (var connection = new PgConnections(settings).open()) {
            new DatabaseSetup(schema, new TableForm(LayoutSettings.DEFAULT, InstantSource.system()))
                    .prepare(connection, "freshet", List.of());
            new TrafficView(schema).prepare(connection);
            connection.commit();
        }
    }

    private static Database database(String schema) {
        return new Database(
                postgres.jdbcUrl(), EmbeddedPostgres.USER, EmbeddedPostgres.PASSWORD, schema);
    }

    private static void visit(
            String time, String visitor, String session, String event, String page, String more)
            throws SQLException {
        visitAt("2026-11-22 " + time, visitor, session, event, page, more);
    }

    /** A visit with Firefox to app a of shop.example, unless more says otherwise. */
    private static void visitAt(
            String time, String visitor, String session, String event, String page, String more)
            throws SQLException {
        run(
                """
                WITH one AS (
                  INSERT INTO atomic.events (event_id, collector_tstamp, v_collector, v_etl, app_id,
                         event, domain_userid, domain_sessionid, page_urlhost, page_urlpath, useragent)
                  VALUES (gen_random_uuid(), '%s', 'c', 'e', 'a', '%s', md5('%s')::uuid,
                          md5('%s')::uuid, 'shop.example', %s, 'Mozilla/5.0 (X11) Firefox/1')
                  RETURNING event_id)
                SELECT event_id FROM one"""
                        .formatted(time, event, visitor, session, literal(page)));
        if (!more.isEmpty()) {
            run("UPDATE atomic.events SET " + more + " WHERE collector_tstamp = '" + time + "'");
        }
    }

    private static String literal(String text) {
        return "E'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    private static void run(String sql) throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int connections() throws SQLException {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT count(*) FROM pg_stat_activity WHERE application_name ="
                                        + " 'freshet-webapp' AND backend_type = 'client backend'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(
                postgres.jdbcUrl(), EmbeddedPostgres.USER, EmbeddedPostgres.PASSWORD);
    }

    private static JsonNode ask(String query) {
        return ask(database, query);
    }

    private static JsonNode ask(Database of, String query) {
        var traffic = new Traffic(Optional.of(of), Clock.fixed(NOW, ZoneOffset.UTC));
        var answer = traffic.answer(Request.get("/api/v1/traffic?" + query));
        return ((Answer.Json) answer).body();
    }

    private static String sums(String query) {
        var body = ask(query);
        return "%d visitors, %d sessions, %d views, %d events, %d active"
                .formatted(
                        body.path("visitors").asLong(),
                        body.path("sessions").asLong(),
                        body.path("pageViews").asLong(),
                        body.path("events").asLong(),
                        body.path("active30m").asLong());
    }

    private static List<String> list(JsonNode body, String name) {
        return StreamSupport.stream(body.path(name).spliterator(), false)
                .map(
                        line ->
                                "%s %d views %d visitors %d events"
                                        .formatted(
                                                line.path("name").asString(),
                                                line.path("views").asLong(),
                                                line.path("visitors").asLong(),
                                                line.path("events").asLong()))
                .toList();
    }

    private static List<Integer> numbers(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asInt).toList();
    }
}
