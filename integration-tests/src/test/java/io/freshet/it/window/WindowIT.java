package io.freshet.it.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.freshet.event.json.Json;
import io.freshet.it.browser.Browser;
import io.freshet.it.ledger.Found;
import io.freshet.it.process.PipelineHome;
import io.freshet.it.process.PipelineProcess;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A person with a browser at the shop and at the dashboard, and the rows that are left behind. */
class WindowIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir private static Path directory;
    private static PipelineHome home;
    private static PipelineProcess pipeline;
    private static AskingWebapp asking;
    private static Walk walk;

    @BeforeAll
    static void walkThroughShopAndDashboard() throws Exception {
        var chromium = Browser.find("chromium");
        assertThat(chromium.isPresent() || !"1".equals(System.getenv("FRESHET_REQUIRE_BROWSER")))
                .as("FRESHET_REQUIRE_BROWSER=1, but there is no chromium")
                .isTrue();
        assumeTrue(chromium.isPresent(), "no chromium here; apt-get install chromium");
        home = PipelineHome.in(directory, "window");
        pipeline = PipelineProcess.start(home);
        asking = AskingWebapp.beside(home, directory);
        walk = Walk.through(home, asking, chromium.orElseThrow());
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (asking != null) {
            asking.close();
        }
        if (pipeline != null) {
            pipeline.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> whatAPersonSees() {
        return walk.claims().stream()
                .map(claim -> DynamicTest.dynamicTest(claim.name(), () -> holds(claim)));
    }

    @Test
    void everyEventThatTheCollectorTookIsOneRowOrOneBadRow() throws Exception {
        var taken = taken();
        var found =
                Awaitility.await("an end for every event")
                        .atMost(PATIENCE)
                        .until(() -> Found.in(home, taken), it -> ended(it).containsAll(taken));

        assertThat(taken).hasSizeGreaterThan(100);
        assertThat(found.rows().values()).containsOnly(1);
        // one on each button of the first two groups, and the robot's; others are named by cookies
        assertThat(found.badRows().keySet()).hasSizeGreaterThan(11);
    }

    @Test
    void everyKindOfEventOfTheTrackerAndItsPluginsIsThere() throws Exception {
        assertThat(names())
                .contains(
                        "page_view",
                        "page_ping",
                        "link_click",
                        "focus_form",
                        "change_form",
                        "submit_form",
                        "site_search",
                        "web_vitals",
                        "consent_preferences",
                        "snowplow_ecommerce_action",
                        "mouse_move",
                        "mouse_click",
                        "filter_change",
                        "quantity_change");
    }

    @Test
    void columnsAreThoseOfTheBrowser() throws Exception {
        var tracker = "from atomic.events where app_id = 'shop' and v_tracker like 'js-%'";

        assertThat(count("select count(*) " + tracker)).isGreaterThan(50);
        assertThat(
                        count(
                                "select count(*) "
                                        + tracker
                                        + " and not (page_urlpath is not null"
                                        + " and useragent like '%Chrome%')"))
                .isZero();
        assertThat(
                        count(
                                "select count(*) "
                                        + tracker
                                        + " and event_name = 'consent_preferences'"
                                        + " and domain_userid is null"
                                        + " and domain_sessionid is null"
                                        + " and domain_sessionidx is null"
                                        + " and user_id is null"
                                        + " and user_ipaddress = 'unknown'"
                                        + " and network_userid ="
                                        + " '00000000-0000-0000-0000-000000000000'"))
                .as("the one who wanted to be unknown")
                .isEqualTo(1);
    }

    @Test
    void entitiesStandInTablesOfTheirOwnAndJoinTheirEvents() throws Exception {
        var join =
                "select count(*) from atomic.events e join atomic.%s t"
                        + " on t.root_id = e.event_id and t.root_tstamp = e.collector_tstamp";

        assertThat(count(join.formatted("com_snowplowanalytics_snowplow_web_page_1")))
                .isEqualTo(count("select count(*) from atomic.events where v_tracker like 'js-%'"));
        assertThat(
                        count(
                                join.formatted(
                                                "com_snowplowanalytics_snowplow_ecommerce_transaction_1")
                                        + " where t.revenue = 48 and e.user_id = 'customer-7'"))
                .isEqualTo(1);
        assertThat(
                        count(
                                join.formatted("com_example_company_mouse_click_1")
                                        + " where t.area = 'product' and e.app_id = 'shop'"))
                .isPositive();
    }

    @Test
    void theApiCountsWhatTheTablesHold() throws Exception {
        var clicks = "com.example_company/mouse_click/jsonschema/1-0-0";
        var known = home.ask("select event_id from atomic.events limit 1");
        // The browser is gone, and its last events have their rows.
        Awaitility.await("rows of all events")
                .atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(api("/api/v1/traffic?range=24h").path("events").asLong())
                                        .isEqualTo(count("select count(*) from atomic.events")));

        assertThat(api("/api/v1/schemas/" + clicks).path("rows").asLong())
                .isEqualTo(count("select count(*) from atomic.com_example_company_mouse_click_1"));
        assertThat(api("/api/v1/pipeline").path("consumers"))
                .extracting(consumer -> consumer.path("component").asString())
                .contains("enricher", "events-processor", "loader-pg");
        assertThat(api("/api/v1/search?q=" + known).path("hits").path(0).path("kind").asString())
                .isEqualTo("event");
        assertThat(api("/micro/good?event_id=" + known)).isNotEmpty();
        assertThat(api("/micro/all").path("good").asLong())
                .isGreaterThanOrEqualTo(count("select count(*) from atomic.events"));
        assertThat(api("/micro/reset").path("total").asLong()).isZero();
    }

    @Test
    void everyAnswerIsAsTheDescriptionOfTheApiSays() throws Exception {
        var contract = new ApiContract(home.siteUrl());

        assertThat(contract.violations()).isEmpty();
        assertThat(contract.asked())
                .contains("/api/v1/events/{id}", "/api/v1/bad/{group}", "/api/v1/traffic")
                .hasSizeGreaterThan(18);
    }

    @Test
    void anEventSentToTheWindowHasEndedWhenMicroIsAsked() throws Exception {
        var id = UUID.randomUUID();
        var before = api("/micro/all").path("total").asLong();

        var sent =
                HttpRequest.newBuilder(home.siteUrl().resolve("/i?e=pv&p=web&eid=" + id)).build();
        HttpClient.newHttpClient().send(sent, BodyHandlers.discarding());

        assertThat(api("/micro/all").path("total").asLong()).isEqualTo(before + 1);
        assertThat(api("/micro/good?event_id=" + id)).hasSize(1);
    }

    @Test
    void aBadRowWithoutAnEventHasAPageByItsPlace() throws Exception {
        var lost =
                api("/api/v1/events?outcome=bad&limit=1000")
                        .path("events")
                        .valueStream()
                        .filter(event -> event.path("id").equals(event.path("place")))
                        .map(event -> event.path("id").asString())
                        .toList();

        assertThat(lost).anyMatch(id -> id.startsWith("snowplow_raw_bad-"));
        for (var id : lost) {
            var page = api("/api/v1/events/" + id);
            assertThat(page.path("outcome").asString()).as(id).isEqualTo("bad");
            assertThat(page.path("badRow").path("cause").path("title").asString()).isNotBlank();
        }
    }

    private static JsonNode api(String path) throws Exception {
        var request = HttpRequest.newBuilder(home.siteUrl().resolve(path)).build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return Json.parse(answer.body());
    }

    private static void holds(Walk.Claim claim) {
        if (!claim.passed()) {
            fail(claim.why());
        }
    }

    private static Set<String> taken() {
        return walk.sent().stream().map(WindowIT::id).collect(Collectors.toSet());
    }

    private static Set<String> ended(Found found) {
        var ended = new TreeSet<>(found.rows().keySet());
        ended.addAll(found.badRows().keySet());
        return ended;
    }

    private static Set<String> names() throws SQLException {
        return Set.of(
                home.ask("select string_agg(distinct event_name, ',') from atomic.events")
                        .split(","));
    }

    private static String id(JsonNode event) {
        return event.path("eid").asString("");
    }

    private static long count(String sql) throws SQLException {
        return Long.parseLong(home.ask(sql));
    }
}
