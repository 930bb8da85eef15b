package io.freshet.it.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.vectors.TestData;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ObservabilityFilesTest {

    private static final Pattern LABEL = Pattern.compile("\\$labels\\.([a-z_]+)");
    private static final String RUNBOOK = "docs/how-to/answer-an-alert.md";

    @Test
    void thereAreFourDashboardsWithUidsThatAreTheirNames() {
        assertThat(Dashboards.files())
                .extracting(file -> file.getFileName().toString())
                .containsExactly(
                        "freshet-collector.json",
                        "freshet-enricher.json",
                        "freshet-loader.json",
                        "freshet-overview.json");
        assertThat(Dashboards.files())
                .allSatisfy(
                        file ->
                                assertThat(file.getFileName())
                                        .hasToString(
                                                Dashboards.read(file).get("uid").asString()
                                                        + ".json"));
    }

    @Test
    void everyPanelSaysWhatItShowsAndAsksTheChosenSource() {
        for (var file : Dashboards.files()) {
            var ids = new HashSet<Integer>();
            Dashboards.panels(Dashboards.read(file))
                    .forEach(
                            panel -> {
                                var title = panel.get("title").asString();
                                assertThat(ids.add(panel.get("id").asInt())).as(title).isTrue();
                                assertThat(panel.get("description").asString())
                                        .as(title)
                                        .isNotBlank();
                                assertThat(Dashboards.elements(panel.get("targets")))
                                        .as(title)
                                        .isNotEmpty()
                                        .allMatch(
                                                target ->
                                                        target.get("datasource")
                                                                .get("uid")
                                                                .asString()
                                                                .equals("${datasource}"));
                            });
        }
    }

    @Test
    void noPanelLiesOnAnother() {
        for (var file : Dashboards.files()) {
            var taken = new HashSet<List<Integer>>();
            for (JsonNode panel : Dashboards.read(file).get("panels")) {
                var place = panel.get("gridPos");
                var left = place.get("x").asInt();
                var top = place.get("y").asInt();
                assertThat(left + place.get("w").asInt()).isLessThanOrEqualTo(24);
                for (var x = left; x < left + place.get("w").asInt(); x++) {
                    for (var y = top; y < top + place.get("h").asInt(); y++) {
                        assertThat(taken.add(List.of(x, y)))
                                .as(file + " " + panel.get("title").asString())
                                .isTrue();
                    }
                }
            }
        }
    }

    @Test
    void everyAlertHasASeverityAndASummary() {
        assertThat(Rules.alerts())
                .hasSizeGreaterThan(10)
                .allSatisfy(
                        alert -> {
                            assertThat(alert.labels().get("severity")).isIn("critical", "warning");
                            assertThat(alert.notes().get("summary")).isNotBlank();
                        });
    }

    @Test
    void everyAlertHasASectionInTheRunbookAndNoOther() {
        var sections = new TreeSet<String>();
        Pattern.compile("(?m)^## (Freshet\\w+)$")
                .matcher(Tree.text(TestData.root().resolve(RUNBOOK)))
                .results()
                .forEach(heading -> sections.add(heading.group(1)));

        assertThat(Rules.alerts())
                .extracting(Rules.Alert::name)
                .containsExactlyInAnyOrderElementsOf(sections);
        assertThat(Rules.alerts())
                .allSatisfy(
                        alert ->
                                assertThat(alert.notes().get("runbook"))
                                        .isEqualTo(
                                                RUNBOOK
                                                        + "#"
                                                        + alert.name().toLowerCase(Locale.ROOT)));
    }

    @Test
    void alertsShowOnlyLabelsThatAreLeft() {
        var recorded = Rules.recorded();
        for (var alert : Rules.alerts()) {
            var parsed = PromQl.parse(alert.expression());
            var left = new TreeSet<>(parsed.groupings());
            for (var selector : parsed.selectors()) {
                selector.matchers().forEach(matcher -> left.add(matcher.label()));
                left.addAll(recorded.getOrDefault(selector.metric(), new TreeSet<>()));
                if (parsed.groupings().isEmpty()) {
                    MetricsPage.read()
                            .explaining(selector.metric())
                            .ifPresent(row -> left.addAll(row.labels()));
                    left.add("instance");
                }
            }
            var shown = new TreeSet<String>();
            LABEL.matcher(alert.notes().toString())
                    .results()
                    .forEach(label -> shown.add(label.group(1)));
            assertThat(left).as(alert.name()).containsAll(shown);
        }
    }

    @Test
    void prometheusAsksEachComponentOfTheComposeFileAtItsAdminPort() {
        var compose = Tree.yaml(TestData.root().resolve("docker-compose.yml"));
        var services = (Map<?, ?>) compose.get("services");
        var prometheus = Tree.yaml(Rules.FILE.resolveSibling("prometheus.yml"));

        assertThat((List<?>) prometheus.get("rule_files"))
                .hasToString("[" + Rules.FILE.getFileName() + "]");
        assertThat(targets(prometheus))
                .containsExactlyInAnyOrder(
                        "collector:8000",
                        "enricher:8000",
                        "events-processor:8000",
                        "loader-pg:8000",
                        "webapp:8000")
                .allSatisfy(
                        target -> assertThat(services.containsKey(target.split(":")[0])).isTrue());
    }

    @SuppressWarnings("unchecked")
    private static List<String> targets(Map<String, Object> prometheus) {
        var jobs = (List<Map<String, Object>>) prometheus.get("scrape_configs");
        return jobs.stream()
                .filter(job -> job.containsKey("static_configs"))
                .flatMap(job -> ((List<Map<String, Object>>) job.get("static_configs")).stream())
                .flatMap(group -> ((List<String>) group.get("targets")).stream())
                .toList();
    }
}
