package io.freshet.it.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.freshet.it.ledger.Found;
import io.freshet.it.process.PipelineHome;
import io.freshet.it.process.PipelineProcess;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A page in a real browser, the tracker as it comes from npm, and rows in Postgres. */
class BrowserIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Duration LONGER_THAN_A_HEARTBEAT = Duration.ofSeconds(6);

    /** Buttons of the page "Break things" whose events the tracker itself sends. */
    private static final List<String> BROKEN_EVENTS =
            List.of("wrong-type", "missing-field", "unknown-schema", "bad-entity");

    /** Buttons that send requests in which no event can be found. */
    private static final List<String> BROKEN_REQUESTS = List.of("bad-body", "unknown-path");

    @TempDir private static Path directory;
    private static PipelineHome home;
    private static PipelineProcess pipeline;
    private static Browser browser;
    private static Set<String> sentIds;

    @BeforeAll
    static void walkThroughTheShop() throws Exception {
        var chromium = Browser.find("chromium");
        var chromedriver = Browser.find("chromedriver");
        var installed = chromium.isPresent() && chromedriver.isPresent();
        assertThat(installed || !"1".equals(System.getenv("FRESHET_REQUIRE_BROWSER")))
                .as("FRESHET_REQUIRE_BROWSER=1, but there is no chromium with chromedriver")
                .isTrue();
        assumeTrue(
                installed,
                "no chromium with chromedriver here; apt-get install chromium chromium-driver");
        home = PipelineHome.in(directory, "browser");
        pipeline = PipelineProcess.start(home);
        browser =
                Browser.start(
                        chromium.orElseThrow(),
                        chromedriver.orElseThrow(),
                        directory.resolve("profile"));
        visitHome();
        visitProduct();
        breakThings();
        sentIds = awaitEnds();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (pipeline != null) {
            pipeline.close();
        }
    }

    @Test
    void everyEventThatThePageSentIsOneRowOrOneBadRow() throws Exception {
        var found = Found.in(home, sentIds);

        var ended = new TreeSet<>(found.rows().keySet());
        ended.addAll(found.badRows().keySet());
        assertThat(ended).isEqualTo(new TreeSet<>(sentIds));
        assertThat(found.rows()).allSatisfy(BrowserIT::isThereAsOftenAsPosted);
        assertThat(found.badRows())
                .hasSize(BROKEN_EVENTS.size())
                .allSatisfy(BrowserIT::isThereAsOftenAsPosted);
        assertThat(found.rows().keySet()).doesNotContainAnyElementsOf(found.badRows().keySet());
    }

    @Test
    void allKindsOfEventsAreThere() throws Exception {
        assertThat(names())
                .contains(
                        "page_view",
                        "page_ping",
                        "link_click",
                        "mouse_move",
                        "mouse_click",
                        "add_to_cart");
        assertThat(count("select count(*) from atomic.events where event_name = 'page_view'"))
                .isEqualTo(kind("pv"));
        assertThat(
                        count(
                                "select count(*) from atomic.events where app_id = 'shop'"
                                        + " and page_urlpath is not null and useragent like '%Chrome%'"
                                        + " and domain_userid is not null and user_ipaddress = '127.0.0.1'"))
                .isEqualTo(count("select count(*) from atomic.events"));
        assertThat(home.ask("select count(distinct network_userid) from atomic.events"))
                .isEqualTo("1");
    }

    @Test
    void entitiesStandInTablesOfTheirOwnAndJoinTheirEvents() throws Exception {
        var join =
                "select count(*) from atomic.events e join atomic.%s t"
                        + " on t.root_id = e.event_id and t.root_tstamp = e.collector_tstamp";
        var events = count("select count(*) from atomic.events");

        assertThat(count(join.formatted("com_snowplowanalytics_snowplow_web_page_1")))
                .isEqualTo(events);
        assertThat(
                        count(
                                join.formatted("com_example_company_mouse_click_1")
                                        + " where t.x > 0 and t.y > 0 and e.event_name = 'mouse_click'"))
                .isEqualTo(1);
        assertThat(
                        count(
                                join.formatted("com_example_company_product_1")
                                        + " where e.event_name in ('page_view', 'add_to_cart')"))
                .isEqualTo(2);
    }

    @Test
    void brokenOnesSayWhatIsWrong() throws Exception {
        var found = Found.in(home, sentIds);

        assertThat(found.strangers())
                .hasSize(BROKEN_REQUESTS.size())
                .anyMatch(row -> row.contains("/tracker_protocol_violations/"))
                .anyMatch(row -> row.contains("/adapter_failures/"));
        assertThat(browser.panel())
                .filteredOn(entry -> entry.outcome().equals("bad"))
                .hasSize(BROKEN_EVENTS.size() + BROKEN_REQUESTS.size())
                .anyMatch(entry -> entry.text().contains("schema_violations"))
                .anyMatch(entry -> entry.text().contains("adapter_failures"));
    }

    private static void visitHome() {
        browser.open(home.siteUrl());
        browser.moveOverAndClick("pad");
        browser.click("outbound");
        Awaitility.await("a page ping; the first comes after five seconds")
                .atMost(PATIENCE)
                .until(() -> kind("pp") > 0);
    }

    private static void visitProduct() {
        awaitEndOfAllSent();
        browser.follow("#goods a");
        browser.click("add-to-cart");
        Awaitility.await("the event of the button")
                .atMost(PATIENCE)
                .until(() -> names().contains("add_to_cart"));
        awaitEndOfAllSent();
    }

    private static void breakThings() {
        browser.follow("nav a[href='break.html']");
        BROKEN_EVENTS.forEach(browser::click);
        BROKEN_REQUESTS.forEach(browser::click);
    }

    /**
     * Leaving a page cuts requests off, and the tracker posts their events again from the next
     * page; a person is slower than this test.
     */
    private static void awaitEndOfAllSent() {
        Awaitility.await("an end for every event of this page")
                .atMost(PATIENCE)
                .until(() -> endedInPanel().containsAll(sent()));
    }

    /** Once, unless the tracker had no answer and posted it again. */
    private static void isThereAsOftenAsPosted(String eventId, int times) {
        var posted = browser.sent().stream().filter(event -> id(event).equals(eventId)).count();
        assertThat((long) times).isBetween(1L, posted);
    }

    /** Waits until the page is silent and its panel shows an end for all that it sent. */
    private static Set<String> awaitEnds() {
        var last = new AtomicInteger();
        Awaitility.await("silence; a page that nobody touches stops to ping")
                .during(LONGER_THAN_A_HEARTBEAT)
                .atMost(PATIENCE)
                .until(() -> last.getAndSet(sent().size()) == sent().size());
        return Awaitility.await("an end for every event")
                .atMost(PATIENCE)
                .until(BrowserIT::sent, BrowserIT::haveEnded);
    }

    private static Set<String> sent() {
        return browser.sent().stream().map(BrowserIT::id).collect(Collectors.toSet());
    }

    private static boolean haveEnded(Set<String> ids) {
        var bad = browser.panel().stream().filter(entry -> entry.outcome().equals("bad")).count();
        return endedInPanel().containsAll(ids)
                && bad == BROKEN_EVENTS.size() + BROKEN_REQUESTS.size();
    }

    private static Set<String> endedInPanel() {
        return browser.panel().stream()
                .filter(entry -> !entry.outcome().equals("good"))
                .map(Browser.PanelEntry::id)
                .collect(Collectors.toSet());
    }

    private static List<String> names() throws SQLException {
        try (var connection = home.connect();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select array_agg(distinct event_name::text) from atomic.events")) {
            rows.next();
            var names = rows.getArray(1);
            return names == null ? List.of() : List.of((String[]) names.getArray());
        }
    }

    private static long kind(String e) {
        return browser.sent().stream()
                .filter(event -> event.path("e").asString("").equals(e))
                .count();
    }

    private static String id(JsonNode event) {
        return event.path("eid").asString("");
    }

    private static long count(String sql) throws SQLException {
        return Long.parseLong(home.ask(sql));
    }
}
