package io.freshet.it.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.enricher.EnricherInputs;
import io.freshet.enricher.enrichment.EnrichmentSettings;
import io.freshet.enricher.enrichment.Facilities;
import io.freshet.event.json.Json;
import io.freshet.iglu.IgluClients;
import io.freshet.iglu.resolver.ResolverConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChartTest {

    static List<Path> valueSets() {
        return Chart.valueSets();
    }

    @Test
    void passesLintWithItsDefaults() {
        var result = Chart.shipped().lint();

        assertThat(result.isFailed()).as(String.join("\n", result.getMessages())).isFalse();
    }

    @ParameterizedTest
    @MethodSource("valueSets")
    void rendersOnlyKeysThatTheirKindsKnow(Path values) {
        assertThat(Chart.rendered(values))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(StrictManifest.unknownKeys(one)).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("valueSets")
    void rendersNoResourceTwiceAndAllInTheReleasesNamespace(Path values) {
        var resources = Chart.rendered(values);

        assertThat(resources)
                .extracting(one -> one.at("metadata", "namespace").text())
                .containsOnly(Chart.NAMESPACE);
        assertThat(resources)
                .extracting(one -> one.at("kind").text() + "/" + one.at("metadata", "name").text())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("valueSets")
    void writesSettingsThatEachComponentReads(Path values) {
        forEach(
                values,
                (manifests, component) -> {
                    assertThat(manifests.load(component).ignored()).isEmpty();
                    PodAssertions.answersItsProbes(manifests, component);
                    if (component == Component.COLLECTOR) {
                        PodAssertions.spoolsWithinItsClaim(manifests, component);
                    } else if (component != Component.WEBAPP) {
                        PodAssertions.joinsItsGroupUnderThePodsName(manifests, component);
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("valueSets")
    void givesPodsNoPrivileges(Path values) {
        forEach(values, (manifests, component) -> PodAssertions.hasNoPrivileges(manifests));
    }

    @ParameterizedTest
    @MethodSource("valueSets")
    void writesResolversThatAskShippedSchemasFirst(Path values) {
        forEach(
                values,
                (manifests, component) -> {
                    if (component == Component.ENRICHER || component == Component.LOADER_PG) {
                        var option =
                                component == Component.ENRICHER ? "--iglu-config" : "--resolver";
                        var decoded = ResolverConfig.decode(json(manifests.fileOf(option)));
                        assertThat(decoded.problems()).isEmpty();
                        assertThat(Objects.requireNonNull(decoded.config()).repositories())
                                .first()
                                .satisfies(
                                        first ->
                                                assertThat(first.connection())
                                                        .isInstanceOf(
                                                                ResolverConfig.Connection.Embedded
                                                                        .class));
                    }
                });
    }

    @Test
    void bringsEnrichmentsThatTheEnricherTakes(@TempDir Path folder) throws Exception {
        var manifests = Chart.of(Chart.rendered(Chart.valueSet("laptop")), Component.ENRICHER);
        var files = manifests.configMaps().getOrDefault("freshet-enricher-enrichments", Map.of());
        assertThat(files).containsOnlyKeys("campaign_attribution.json");
        for (var file : files.entrySet()) {
            Files.writeString(folder.resolve(file.getKey()), file.getValue().text());
        }

        var enrichments =
                EnricherInputs.enrichments(
                        folder, IgluClients.shipped(), Facilities.of(EnrichmentSettings.DEFAULT));

        assertThat(enrichments.notices()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("valueSets")
    void refersOnlyToWhatIsThere(Path values) {
        forEach(
                values,
                (manifests, component) -> {
                    var labels = manifests.workload().at("spec", "template", "metadata", "labels");
                    for (var service : manifests.all("Service")) {
                        assertThat(labels.map())
                                .containsAllEntriesOf(service.at("spec", "selector").map());
                    }
                    for (var policy : manifests.all("NetworkPolicy")) {
                        assertThat(labels.map())
                                .containsAllEntriesOf(
                                        policy.at("spec", "podSelector", "matchLabels").map());
                    }
                    for (var scaler : scalers(manifests)) {
                        assertThat(scaler.at("spec", "scaleTargetRef", "name"))
                                .isEqualTo(manifests.workload().at("metadata", "name"));
                    }
                    assertThat(manifests.pod().at("serviceAccountName"))
                            .isEqualTo(manifests.only("ServiceAccount").at("metadata", "name"));
                    assertThat(manifests.configMaps().keySet())
                            .containsAll(mountedConfigMaps(manifests));
                });
    }

    @ParameterizedTest
    @MethodSource("valueSets")
    void letsComponentsReachWhatTheirSettingsName(Path values) {
        forEach(
                values,
                (manifests, component) -> {
                    for (var policy : manifests.all("NetworkPolicy")) {
                        NetworkAssertions.letsOut(
                                policy.at("spec"), NetworkAssertions.needed(manifests, component));
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("valueSets")
    void setsACountOnlyWhereNothingScales(Path values) {
        forEach(
                values,
                (manifests, component) ->
                        assertThat(manifests.workload().at("spec", "replicas").isAbsent())
                                .isEqualTo(scalers(manifests).size() == 1));
    }

    @Test
    void scalesByLagWhereAThresholdIsGiven() {
        var resources = Chart.rendered(Chart.valueSet("strimzi"));

        for (var component :
                List.of(Component.ENRICHER, Component.EVENTS_PROCESSOR, Component.LOADER_PG)) {
            var manifests = Chart.of(resources, component);
            var trigger = manifests.only("ScaledObject").at("spec", "triggers").list().get(0);
            assertThat(trigger.at("metadata", "topic").text()).isEqualTo(KafkaUse.input(component));
            assertThat(trigger.at("metadata", "consumerGroup").text())
                    .isEqualTo(KafkaUse.group(component));
            assertThat(trigger.at("metadata", "lagThreshold").text()).matches("\\d+");
            assertThat(trigger.at("metadata", "version").text())
                    .isEqualTo(ScaledObjectKeys.PROTOCOL);
            assertThat(manifests.all("HorizontalPodAutoscaler")).isEmpty();
        }
    }

    @Test
    void rendersNothingOfComponentsThatAreOff() {
        assertThat(Chart.components(Chart.rendered(Chart.valueSet("edge"))))
                .containsExactly(Component.COLLECTOR);
        assertThat(Chart.components(Chart.rendered(Chart.valueSet("minimal"))))
                .containsExactly(
                        Component.COLLECTOR,
                        Component.ENRICHER,
                        Component.EVENTS_PROCESSOR,
                        Component.LOADER_PG);
        assertThat(Chart.components(Chart.rendered(Chart.valueSet("laptop"))))
                .contains(Component.WEBAPP);
    }

    @ParameterizedTest
    @MethodSource("valueSets")
    void testsServicesThatThereAre(Path values) {
        var resources = Chart.rendered(values);
        var served =
                resources.stream()
                        .filter(one -> one.at("kind").text().equals("Service"))
                        .flatMap(
                                service ->
                                        service.at("spec", "ports").list().stream()
                                                .map(
                                                        port ->
                                                                service.at("metadata", "name")
                                                                                .text()
                                                                        + ":"
                                                                        + port.at("port").text()))
                        .collect(Collectors.toSet());
        var test = resources.stream().filter(one -> one.at("kind").text().equals("Pod")).toList();

        assertThat(test).hasSize(1);
        var script = test.get(0).at("spec", "containers").list().get(0).at("args").texts().get(0);
        var asked =
                script.lines()
                        .filter(line -> line.startsWith("echo http://"))
                        .map(line -> line.replaceFirst("echo http://([^/]+)/.*", "$1"))
                        .collect(Collectors.toSet());
        assertThat(served).containsAll(asked);
        assertThat(asked).hasSizeGreaterThanOrEqualTo(Chart.components(resources).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"laptop", "msk", "strimzi"})
    void makesTopicsBeforeAnythingThatNeedsThem(String values) {
        var job = Chart.of(Chart.rendered(Chart.valueSet(values)), "topics");

        TopicsJobAssertions.makesEveryTopic(job, "");
        assertThat(job.resources())
                .extracting(one -> hook(one, ""))
                .containsOnly("pre-install,pre-upgrade");
        // Settings and account come first.
        assertThat(job.resources())
                .filteredOn(one -> !one.equals(job.workload()))
                .allSatisfy(
                        one ->
                                assertThat(Integer.parseInt(hook(one, "-weight")))
                                        .isLessThan(
                                                Integer.parseInt(hook(job.workload(), "-weight"))));
    }

    @Test
    void theJobThatMakesTopicsLogsInAsItsOwnUser() {
        var job = Chart.of(Chart.rendered(Chart.valueSet("strimzi")), "topics");

        assertThat(TopicsJobAssertions.settings(job))
                .containsEntry("kafka.username", "freshet-topics");
        assertThat(job.container().at("env").list())
                .extracting(variable -> variable.at("valueFrom", "secretKeyRef"))
                .filteredOn(reference -> !reference.isAbsent())
                .singleElement()
                .satisfies(
                        reference ->
                                assertThat(reference.value())
                                        .isEqualTo(
                                                Map.of(
                                                        "name", "freshet-topics",
                                                        "key", "password")));
    }

    @Test
    void makesNoTopicsUnlessAsked() {
        assertThat(Chart.of(Chart.rendered(Chart.valueSet("edge")), "topics").resources())
                .isEmpty();
    }

    private static String hook(Tree resource, String suffix) {
        return resource.at("metadata", "annotations").at("example.com/hook" + suffix).text();
    }

    private static void forEach(Path values, BiConsumer<Manifests, Component> check) {
        var resources = Chart.rendered(values);
        assertThat(Chart.components(resources)).isNotEmpty();
        for (var component : Chart.components(resources)) {
            check.accept(Chart.of(resources, component), component);
        }
    }

    private static List<Tree> scalers(Manifests manifests) {
        return manifests.resources().stream()
                .filter(
                        one ->
                                Set.of("HorizontalPodAutoscaler", "ScaledObject")
                                        .contains(one.at("kind").text()))
                .toList();
    }

    private static List<String> mountedConfigMaps(Manifests manifests) {
        return manifests.pod().at("volumes").list().stream()
                .map(volume -> volume.at("configMap", "name"))
                .filter(name -> !name.isAbsent())
                .map(Tree::text)
                .toList();
    }

    private static tools.jackson.databind.JsonNode json(String text) {
        try {
            return Json.parse(text);
        } catch (Exception e) {
            throw new AssertionError(text, e);
        }
    }
}
