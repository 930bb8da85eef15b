package io.freshet.it.up;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.event.json.Json;
import io.freshet.it.observe.Exposition;
import io.freshet.it.observe.PrometheusServer;
import io.freshet.it.observe.Served;
import io.freshet.it.process.PipelineHome;
import io.freshet.it.process.PipelineProcess;
import io.freshet.it.process.Timings;
import io.freshet.vectors.TestData;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** One running pipeline, looked at from outside. */
class UpIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir private static Path directory;
    private static PipelineHome home;
    private static PipelineProcess pipeline;
    private static SentEvents sent;
    private static Window window;

    @BeforeAll
    static void start() throws Exception {
        home = PipelineHome.in(directory, "up");
        pipeline = PipelineProcess.start(home);
        Timings.note("first start", pipeline.startTook());
        // Many look at what became of these.
        var sending = home.run(PATIENCE, "send");
        assertThat(sending.exitCode()).isZero();
        sent = new SentEvents(sending.output());
        window = new Window(home);
    }

    @AfterAll
    static void stop() {
        pipeline.close();
    }

    @Test
    void sendTellsWhereEachEventEnded() throws Exception {
        var ending = home.run(PATIENCE, "send");

        assertThat(ending.output())
                .contains("atomic.com_snowplowanalytics_snowplow_web_page_1")
                .contains("atomic.com_example_company_mouse_click_1")
                .contains("snowplow_parsed_bad: schema_violations:")
                .endsWith("All went where they should.\n");
        assertThat(ending.exitCode()).isZero();
    }

    @Test
    void whatFailedIsInTheDatabaseAsBadRowAndAsFailedEvent() throws Exception {
        Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(
                        () ->
                                assertThat(
                                                home.ask(
                                                        "select b.failure_keyword || ' ' || (b.failure_schema = f.failure_schema)"
                                                                + " || ' ' || f.failure_type from freshet.bad_rows b"
                                                                + " join atomic.failed_events f using (event_id)"
                                                                + " where b.type = 'schema_violations' limit 1"))
                                        .isEqualTo("type true ValidationError"));
    }

    @Test
    void anEventIsTracedFromItsPayloadToItsRows() throws Exception {
        var good = home.run(PATIENCE, "trace", sent.id("mouse click"));
        var bad = home.run(PATIENCE, "trace", "-o", "json", sent.id("broken event"));
        var nobodys = home.run(PATIENCE, "trace", "00000000-0000-4000-8000-000000000000");

        assertThat(good.output())
                .containsSubsequence(
                        "row\n",
                        "snowplow_raw_good-",
                        "snowplow_parsed_good-",
                        "snowplow_json_event-",
                        "atomic.events")
                .containsPattern("event_name +mouse_click")
                .contains("rows in atomic.events, atomic.com_example_company_mouse_click_1");
        assertThat(good.exitCode()).isZero();
        var page = Json.parse(bad.output());
        assertThat(page.path("outcome").asString()).isEqualTo("bad");
        assertThat(page.path("badRow").path("explain").path(0).path("path").asString())
                .isEqualTo("$.x");
        assertThat(nobodys.output()).contains("--since");
        assertThat(nobodys.exitCode()).isEqualTo(1);
    }

    @Test
    void whatCameIsListedByItsOutcome() throws Exception {
        var bad =
                home.run(
                        PATIENCE,
                        "tail",
                        "--since=1h",
                        "--no-follow",
                        "--outcome=bad",
                        "--output=csv");
        var one = home.run(PATIENCE, "tail", "--since=1h", "-n1", "--event=mouse_click", "-ojson");

        var lines = bad.output().lines().toList();
        assertThat(lines.get(0)).contains("id", "outcome", "group");
        assertThat(lines).anyMatch(line -> line.contains(sent.id("broken event")));
        assertThat(lines).noneMatch(line -> line.contains(sent.id("mouse click")));
        assertThat(bad.exitCode()).isZero();
        assertThat(Json.parse(one.output()).path("event").asString()).isEqualTo("mouse_click");
        assertThat(one.exitCode()).isZero();
    }

    @Test
    void anEventIsWaitedForAndFoundByIdAndByPlace() throws Exception {
        var waiting = window.get("events/00000000-0000-4000-8000-000000000000");
        var bad = window.get("events/" + sent.id("broken event"));
        var place = bad.path("lineage").path(bad.path("lineage").size() - 1);
        var record =
                place.path("topic").asString()
                        + "-"
                        + place.path("partition")
                        + "@"
                        + place.path("offset");

        assertThat(waiting.path("outcome").asString()).isEqualTo("unseen");
        assertThat(waiting.path("looked").path("table").asString()).isEqualTo("atomic.events");
        assertThat(window.get("events/" + record).path("id").asString())
                .isEqualTo(sent.id("broken event"));
        assertThat(window.refusal(404, "events/snowplow_raw_bad-0@999").path("message").asString())
                .contains("snowplow_raw_bad-0@999");
        assertThat(window.refusal(400, "events/what").path("fix").asString()).contains("event_id");
    }

    @Test
    void anEventThatIsEnrichedAgainIsTheSame() throws Exception {
        var good = window.post("events/" + sent.id("mouse click") + "/rerun");
        var bad = window.post("events/" + sent.id("broken event") + "/rerun");

        assertThat(good.path("now").asString()).isEqualTo("good");
        assertThat(good.path("differences").isArray()).isTrue();
        assertThat(good.path("differences")).isEmpty();
        assertThat(good.path("enrichments"))
                .anyMatch(one -> one.path("fields").toString().contains("event_name"));
        assertThat(bad.path("now").asString()).isEqualTo("bad");
        assertThat(bad.path("differences")).isEmpty();
        assertThat(bad.path("badRow").path("explain").path(0).path("path").asString())
                .isEqualTo("$.x");
    }

    @Test
    void rowsAreFoundAmongHundredsOfTablesAndInNewOnesAtOnce() throws Exception {
        try (var tables = ManyTables.in(home);
                var finder = tables.finder();
                var elsewhere = tables.finder("nowhere")) {
            var rows = finder.rows(ManyTables.ID);
            tables.add("zz_new");

            assertThat(rows)
                    .extracting(row -> row.table().replace(ManyTables.SCHEMA + ".", ""))
                    .containsExactly("events", "parted", "parted", "t100", "t340");
            assertThat(rows.get(0).row().path("app_id").asString()).isEqualTo("shop");
            assertThat(rows.get(0).row().has("empty")).isFalse();
            assertThat(finder.rows(ManyTables.ID)).hasSize(6);
            assertThat(finder.find(List.of(ManyTables.ID, "no id")).get(ManyTables.ID).tables())
                    .hasSize(4)
                    .containsEntry("parted", 2)
                    .containsEntry("zz_new", 1);
            assertThat(finder.rows("00000000-0000-4000-8000-000000000000")).isEmpty();
            assertThat(elsewhere.rows(ManyTables.ID)).as("before the loader's tables").isEmpty();
        }
    }

    @Test
    void theFirstScreenSaysWhereEverythingIs() throws Exception {
        assertThat(Files.readString(home.log()))
                .contains("demo site   " + home.siteUrl())
                .contains("dashboard   " + home.siteUrl())
                .contains("collector   " + home.collectorUrl())
                .contains("postgresql://sp_user:****@127.0.0.1:" + home.postgres() + "/igludb")
                .contains("kafka       " + home.bootstrapServers())
                .contains("snowplow_json_event")
                .contains("Now try: freshet send")
                .doesNotContain("sp_password");
    }

    @Test
    void theLogIsNeitherSilentNorNoisy() throws Exception {
        assertThat(Files.readAllLines(home.log()))
                .anyMatch(line -> line.contains("CollectorService"))
                .noneMatch(line -> line.contains("SLF4J"))
                .noneMatch(line -> line.contains("INFO") && line.contains("QuorumController"))
                .hasSizeLessThan(100);
    }

    @Test
    void allComponentsAreReadyOnOneAdminPort() throws Exception {
        var request = HttpRequest.newBuilder(home.adminUrl("/ready")).build();

        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body().lines().map(line -> line.split(" ")[0]))
                .containsExactly(
                        "collector", "enricher", "events-processor", "loader-pg", "webapp");
    }

    @Test
    void everyConsumerSaysHowManyRecordsWait() throws Exception {
        var request = HttpRequest.newBuilder(home.adminUrl("/metrics")).build();
        var http = HttpClient.newHttpClient();

        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(
                        () ->
                                assertThat(
                                                http.send(request, BodyHandlers.ofString())
                                                        .body()
                                                        .lines())
                                        .anyMatch(line -> isLag(line, "freshet-enricher"))
                                        .anyMatch(line -> isLag(line, "freshet-events-processor"))
                                        .anyMatch(line -> isLag(line, "freshet-loader-pg")));
    }

    @Test
    void metricsAreThoseOfThePageAndAnswerEveryDashboardAndRule() throws Exception {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            var served = new Served(Exposition.of(home));
                            assertThat(served.unexplained()).isEmpty();
                            assertThat(served.undocumented()).isEmpty();
                            assertThat(served.missing()).isEmpty();
                            assertThat(served.unanswerable()).isEmpty();
                        });
    }

    @Test
    void aPrometheusAnswersEveryPanelAndNoAlertFires() throws Exception {
        try (var prometheus = PrometheusServer.start(directory, home)) {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .ignoreException(ConnectException.class)
                    .untilAsserted(
                            () -> {
                                assertThat(prometheus.unanswered()).isEmpty();
                                assertThat(prometheus.troubled()).isEmpty();
                            });
        }
    }

    @Test
    void everyStageBalancesItsBooksAndCatchesUp() throws Exception {
        Awaitility.await()
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> {
                            var metrics = Exposition.of(home);
                            assertThat(metrics.values("freshet_ledger_difference", "stage"))
                                    .containsExactly(
                                            "collector",
                                            "enricher",
                                            "events-processor",
                                            "loader-pg",
                                            "loader-pg-bad-rows",
                                            "loader-pg-failed-events");
                            assertThat(metrics.value("freshet_ledger_difference", Map.of()))
                                    .isZero();
                            assertThat(
                                            metrics.value(
                                                    "freshet_ledger_events_total",
                                                    Map.of(
                                                            "stage",
                                                            "loader-pg",
                                                            "outcome",
                                                            "good")))
                                    .isPositive();
                            for (var stage : List.of("enricher", "events-processor", "loader-pg")) {
                                var in = Map.of("stage", stage, "outcome", "in");
                                assertThat(
                                                metrics.value(
                                                        "freshet_stream_e2e_latency_seconds_count",
                                                        Map.of("stage", stage)))
                                        .isPositive()
                                        .isEqualTo(
                                                metrics.value("freshet_ledger_events_total", in));
                            }
                            assertThat(metrics.values("freshet_lag_records", "service"))
                                    .containsExactly("enricher", "events-processor", "loader-pg");
                            assertThat(metrics.value("freshet_lag_records", Map.of())).isZero();
                            assertThat(metrics.value("freshet_lag_seconds", Map.of())).isZero();
                        });
    }

    @Test
    void infoTellsVersionSettingsAndTopologyOfEachComponent() throws Exception {
        var request = HttpRequest.newBuilder(home.adminUrl("/info")).build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());

        var info = JsonMapper.shared().readTree(answer.body());

        for (var key : List.of("version", "commit", "built")) {
            assertThat(info.path(key).asString()).as(key).isNotBlank();
        }
        if (Files.exists(TestData.root().resolve(".git"))) {
            assertThat(info.path("commit").asString()).matches("[0-9a-f]{40}");
        }
        for (var component : List.of("collector", "enricher", "events-processor", "loader-pg")) {
            assertThat(info.path("configHash").path(component).asString()).matches("[0-9a-f]{16}");
            assertThat(info.path("topology").path(component).asString())
                    .containsPattern("(-->|Sink|Source)");
        }
        assertThat(info.path("group").path("enricher").asString()).isEqualTo("freshet-enricher");
    }

    private static boolean isLag(String line, String client) {
        return line.startsWith("kafka_consumer_fetch_manager_records_lag{")
                && line.contains("client_id=\"" + client);
    }

    @Test
    void aPipelineThatWorksIsFoundSound() throws Exception {
        var doctor = home.run(PATIENCE, "doctor", "--all");
        var status = home.run(PATIENCE, "status");
        var lag = home.run(PATIENCE, "lag");

        assertThat(doctor.output())
                .contains("no problems")
                .contains("PASS  ledger          loader-pg")
                .contains("PASS  lag             freshet-loader-pg: nothing waits");
        assertThat(doctor.exitCode()).isZero();
        assertThat(status.output()).containsPattern("loader-pg +ready .* even\n");
        assertThat(status.exitCode()).as(status.output()).isZero();
        assertThat(lag.output()).containsPattern("freshet-enricher +0 ");
        assertThat(lag.exitCode()).isZero();
    }

    @Test
    void aTakenPortIsAnErrorThatNamesItsFlag() throws Exception {
        var ending = home.run(PATIENCE, "up", "--data-dir", directory.resolve("other").toString());

        assertThat(ending.output())
                .contains("F6002  port " + home.collector() + " is taken")
                .containsPattern("process [0-9]+ \\(java\\) listens there")
                .contains("--collector-port")
                .doesNotContain("Exception");
        assertThat(ending.exitCode()).isEqualTo(3);
    }

    @Test
    void aSecondOneInTheSameDirectoryIsRefused() throws Exception {
        var ending = home.run(PATIENCE, "up");

        assertThat(ending.output())
                .contains("F6009  another freshet uses this data directory")
                .contains("--data-dir");
        assertThat(ending.exitCode()).isEqualTo(5);
    }

    @Test
    void sendWithoutAPipelineSaysWhatToDo() throws Exception {
        var ending = home.run(PATIENCE, "send", "--collector", "http://127.0.0.1:1");

        assertThat(ending.output()).contains("F1006").contains("freshet up");
        assertThat(ending.exitCode()).isEqualTo(4);
    }
}
