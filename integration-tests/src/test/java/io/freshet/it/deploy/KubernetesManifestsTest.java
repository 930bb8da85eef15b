package io.freshet.it.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

class KubernetesManifestsTest {

    static List<Path> manifests() {
        return Repository.files("k8s", ".yml");
    }

    static List<String> folders() {
        return Repository.files("k8s", "Kustomization").stream()
                .map(
                        file ->
                                Repository.path("k8s")
                                        .getParent()
                                        .relativize(file.getParent())
                                        .toString())
                .filter(folder -> !Repository.files(folder, ".yml").isEmpty())
                .filter(folder -> !folder.equals("k8s"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void hasOnlyKeysThatItsKindKnows(Path manifest) {
        assertThat(Repository.yaml(manifest))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(StrictManifest.unknownKeys(one)).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void isInItsNamespace(Path manifest) {
        var kafka = manifest.getParent().endsWith("kafka");
        assumeFalse(manifest.getParent().endsWith("laptop"), "has what is around components, too");

        assertThat(Repository.yaml(manifest))
                .extracting(
                        one ->
                                one.at("kind").text().equals("Namespace")
                                        ? one.at("metadata", "name").text()
                                        : one.at("metadata", "namespace").text())
                .containsOnly(kafka ? "kafka" : "freshet");
    }

    @ParameterizedTest
    @EnumSource(Component.class)
    void isCompleteInItsFolder(Component component) {
        var manifests = Manifests.of(component);

        assertThat(manifests.kinds())
                .contains("ConfigMap", "Service", "ServiceAccount", "NetworkPolicy");
        assertThat(manifests.pod().at("serviceAccountName").text())
                .isEqualTo(manifests.only("ServiceAccount").at("metadata", "name").text());
        for (var volume : manifests.pod().at("volumes").list()) {
            if (!volume.at("configMap").isAbsent()) {
                assertThat(manifests.configMaps())
                        .containsKey(volume.at("configMap", "name").text());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("folders")
    void givesItsKustomizationEveryFile(String folder) {
        var kustomization = Repository.yaml(Repository.path(folder + "/Kustomization")).get(0);

        assertThat(kustomization.at("resources").texts())
                .filteredOn(resource -> !resource.startsWith("../"))
                .containsExactlyInAnyOrderElementsOf(
                        Repository.files(folder, ".yml").stream()
                                .map(file -> file.getFileName().toString())
                                .toList());
        assertThat(Repository.files(folder, "kustomization.yaml"))
                .as("kubectl apply -f %s would take it for a resource", folder)
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Component.class)
    void runsTheImageBuiltHereWithoutPrivileges(Component component) {
        var manifests = Manifests.of(component);
        var container = manifests.container();

        assertThat(container.at("image").text()).isEqualTo("freshet:" + Repository.version());
        assertThat(container.at("args").texts().get(0)).isEqualTo(component.command());
        PodAssertions.hasNoPrivileges(manifests);
    }

    @ParameterizedTest
    @EnumSource(Component.class)
    void saysWhatItNeedsAndWhenItWorks(Component component) {
        var container = Manifests.of(component).container();

        assertThat(container.at("resources", "requests").map()).containsKeys("cpu", "memory");
        assertThat(container.at("resources", "limits").map()).containsKey("memory");
        assertThat(container.at("livenessProbe", "httpGet").value())
                .isEqualTo(Map.of("path", "/live", "port", "admin"));
        assertThat(container.at("startupProbe", "httpGet").value())
                .isEqualTo(Map.of("path", "/live", "port", "admin"));
        assertThat(container.at("readinessProbe", "httpGet").value())
                .isEqualTo(
                        component == Component.COLLECTOR
                                ? Map.of("path", "/health", "port", "http")
                                : Map.of("path", "/ready", "port", "admin"));
    }

    @ParameterizedTest
    @EnumSource(Component.class)
    void isFoundByItsService(Component component) {
        var manifests = Manifests.of(component);
        var labels = manifests.workload().at("spec", "template", "metadata", "labels");
        var ports =
                manifests.container().at("ports").list().stream()
                        .flatMap(port -> port.map().values().stream())
                        .map(Tree::text)
                        .toList();

        for (var service : manifests.all("Service")) {
            assertThat(labels.map()).containsAllEntriesOf(service.at("spec", "selector").map());
            for (var port : service.at("spec", "ports").list()) {
                assertThat(ports).contains(port.at("targetPort").text());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Component.class)
    void hasAServiceThatNamesPodsWhichKeepTheirNames(Component component) {
        var manifests = Manifests.of(component);
        var named = manifests.workload().at("spec", "serviceName");

        assumeFalse(named.isAbsent(), "pods without names");
        assertThat(manifests.all("Service"))
                .filteredOn(service -> service.at("metadata", "name").equals(named))
                .singleElement()
                .satisfies(
                        service ->
                                assertThat(service.at("spec", "clusterIP").text())
                                        .isEqualTo("None"));
    }

    @Test
    void theCollectorIsOnPort80OfTheLoadBalancer() {
        assertThat(Manifests.of(Component.COLLECTOR).all("Service"))
                .filteredOn(one -> one.at("spec", "type").text().equals("LoadBalancer"))
                .flatExtracting(one -> one.at("spec", "ports").list())
                .singleElement()
                .satisfies(
                        port -> {
                            assertThat(port.at("port").value()).isEqualTo(80);
                            assertThat(port.at("targetPort").value()).isEqualTo(8080);
                        });
    }

    @Test
    void secretsComeFromTheSecretsThatTheExamplesShow() {
        var examples =
                Stream.of("postgres", "dashboard")
                        .map(name -> Repository.path("k8s/" + name + "-secret.example.yml"))
                        .map(file -> Repository.yaml(file).get(0))
                        .collect(
                                Collectors.toMap(
                                        secret -> secret.at("metadata", "name").text(),
                                        secret -> secret.at("stringData").map()));

        for (var component : Component.values()) {
            for (var variable : Manifests.of(component).container().at("env").list()) {
                var reference = variable.at("valueFrom", "secretKeyRef");
                if (variable.at("value").isAbsent() && !reference.isAbsent()) {
                    assertThat(examples).containsKey(reference.at("name").text());
                    assertThat(examples.get(reference.at("name").text()))
                            .containsKey(reference.at("key").text());
                }
                assertThat(variable.at("name").text().contains("PASSWORD"))
                        .isEqualTo(reference.at("key").text().equals("password"));
            }
        }
    }

    @Test
    void theJobMakesEveryTopic() {
        var job = Manifests.in("k8s/topics");

        TopicsJobAssertions.makesEveryTopic(job, "");
        assertThat(job.container().at("image").text()).isEqualTo("freshet:" + Repository.version());
        assertThat(TopicsJobAssertions.settings(job))
                .containsEntry(
                        "kafka.bootstrapServers",
                        Manifests.of(Component.COLLECTOR)
                                .settings(Component.COLLECTOR)
                                .get("kafka.bootstrapServers"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{apiVersion: apps/v1, kind: Deployment, spec: {replica: 2}}",
                "{apiVersion: kafka.strimzi.io/v1, kind: KafkaTopic, spec: {partition: 2}}",
                "{apiVersion: keda.sh/v1alpha1, kind: ScaledObject, spec: {maxReplicas: 2}}",
                "{apiVersion: monitoring.coreos.com/v1, kind: PodMonitor, spec: {select: {}}}",
                "{apiVersion: example.com/v1, kind: Unheard, spec: {}}"
            })
    void aMisspeltKeyIsFound(String yaml) {
        Tree manifest = new Tree(new Yaml().load(yaml));

        assertThat(StrictManifest.unknownKeys(manifest)).hasSize(1);
    }

    @Test
    void aValueOfAWrongTypeIsFound() {
        Tree manifest =
                new Tree(
                        new Yaml()
                                .load(
                                        "{apiVersion: apps/v1, kind: Deployment, spec: {replicas: x}}"));

        assertThatThrownBy(() -> StrictManifest.unknownKeys(manifest))
                .isInstanceOf(RuntimeException.class);
    }
}
