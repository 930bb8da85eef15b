package io.freshet.it.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartUpgradeTest {

    private static final Path VALUES = Chart.valueSet("minimal");
    private static final String CHECKSUM = "checksum/config";

    /** What the API server refuses to change in a StatefulSet or Deployment. */
    private static final List<String> FIXED =
            List.of("serviceName", "podManagementPolicy", "selector", "volumeClaimTemplates");

    @Test
    void nothingThatKubernetesRefusesToChangeDependsOnVersionsOrLabels(@TempDir Path folder) {
        var next =
                Chart.shipped()
                        .copiedTo(folder.resolve("freshet"))
                        .with(
                                "Chart.yaml",
                                Repository.text("k8s/helm/freshet/Chart.yaml")
                                        .replaceFirst("(?m)^version: .*", "version: 9.9.9")
                                        .replaceFirst("(?m)^appVersion: .*", "appVersion: 9.9.9"))
                        .render(
                                VALUES,
                                Map.of(
                                        "common.podLabels.team", "web",
                                        "image.repository", "registry.example.com/freshet",
                                        "collector.config", "accessLog.enabled = true"));

        assertThat(fixed(next)).isEqualTo(fixed(Chart.rendered(VALUES))).hasSize(4);
    }

    @Test
    void otherSettingsReplaceThePodsOfTheirComponentAndOfNoOther() {
        var before = checksums(Chart.rendered(VALUES));
        var after =
                checksums(
                        Chart.shipped()
                                .render(
                                        VALUES,
                                        Map.of("collector.config", "accessLog.enabled = true")));

        assertThat(after).hasSameSizeAs(before);
        after.forEach(
                (component, checksum) ->
                        assertThat(checksum.equals(before.get(component)))
                                .as(component)
                                .isNotEqualTo(component.equals("collector")));
    }

    @Test
    void anotherEnrichmentReplacesTheEnrichersPods() {
        var after =
                checksums(
                        Chart.shipped()
                                .render(
                                        VALUES,
                                        Map.of("enricher.enrichments.anon_ip.schema", "iglu:x")));

        assertThat(after.get("enricher"))
                .isNotEqualTo(checksums(Chart.rendered(VALUES)).get("enricher"));
    }

    @Test
    void whatTheUserSaysInConfigWins() {
        var collector =
                Chart.of(
                        Chart.shipped()
                                .render(
                                        VALUES,
                                        Map.of(
                                                "collector.config",
                                                "preTerminationPeriod = 30 seconds")),
                        Component.COLLECTOR);

        assertThat(collector.settings(Component.COLLECTOR))
                .containsEntry("preTerminationPeriod", "30 seconds");
    }

    private static Map<String, Object> fixed(List<Tree> resources) {
        var fixed = new TreeMap<String, Object>();
        for (var component : Chart.components(resources)) {
            var spec = Chart.of(resources, component).workload().at("spec");
            fixed.put(component.command(), FIXED.stream().map(spec::at).toList());
        }
        return fixed;
    }

    private static Map<String, String> checksums(List<Tree> resources) {
        var checksums = new TreeMap<String, String>();
        for (var component : Chart.components(resources)) {
            var pod = Chart.of(resources, component).workload().at("spec", "template");
            checksums.put(
                    component.command(), pod.at("metadata", "annotations").at(CHECKSUM).text());
        }
        return checksums;
    }
}
