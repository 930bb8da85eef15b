package io.freshet.it.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.runtime.kafka.TopicNames;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class KubernetesManifestsTest {

    static List<Path> manifests() {
        return Repository.files("k8s", ".yml");
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void hasOneResourceWithKeysThatItsKindKnows(Path manifest) {
        assertThat(Repository.yaml(manifest)).hasSize(1);
        assertThat(StrictManifest.unknownKeys(Repository.text(manifest))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("manifests")
    void isInTheNamespace(Path manifest) {
        var resource = Repository.yaml(manifest).get(0);

        assertThat(
                        resource.at("kind").text().equals("Namespace")
                                ? resource.at("metadata", "name").text()
                                : resource.at("metadata", "namespace").text())
                .isEqualTo("freshet");
    }

    @ParameterizedTest
    @EnumSource(Component.class)
    void isCompleteInItsFolder(Component component) {
        var manifests = Manifests.of(component);

        assertThat(manifests.kinds())
                .contains("ConfigMap", "Deployment", "Service", "ServiceAccount");
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
    @EnumSource(Component.class)
    void givesItsKustomizationEveryFile(Component component) {
        var folder = "k8s/" + component.command();
        var kustomization = Repository.yaml(Repository.path(folder + "/Kustomization")).get(0);

        assertThat(kustomization.at("resources").texts())
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
        assertThat(manifests.pod().at("automountServiceAccountToken").value()).isEqualTo(false);
        assertThat(manifests.pod().at("securityContext").value())
                .isEqualTo(
                        Map.of(
                                "runAsNonRoot",
                                true,
                                "runAsUser",
                                10001,
                                "runAsGroup",
                                10001,
                                "seccompProfile",
                                Map.of("type", "RuntimeDefault")));
        assertThat(container.at("securityContext").value())
                .isEqualTo(
                        Map.of(
                                "allowPrivilegeEscalation", false,
                                "readOnlyRootFilesystem", true,
                                "capabilities", Map.of("drop", List.of("ALL"))));
        assertThat(manifests.mountPath("tmp")).isEqualTo("/tmp");
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
        var service = manifests.only("Service").at("spec");

        var labels = manifests.only("Deployment").at("spec", "template", "metadata", "labels");
        assertThat(labels.map()).containsAllEntriesOf(service.at("selector").map());
        for (var port : service.at("ports").list()) {
            assertThat(
                            manifests.container().at("ports").list().stream()
                                    .flatMap(p -> p.map().values().stream())
                                    .map(Tree::text))
                    .contains(port.at("targetPort").text());
        }
    }

    @Test
    void theCollectorIsOnPort80OfTheLoadBalancer() {
        var service = Manifests.of(Component.COLLECTOR).only("Service").at("spec");

        assertThat(service.at("type").text()).isEqualTo("LoadBalancer");
        assertThat(service.at("ports").list())
                .singleElement()
                .satisfies(
                        port -> {
                            assertThat(port.at("port").value()).isEqualTo(80);
                            assertThat(port.at("targetPort").value()).isEqualTo(8080);
                        });
    }

    @Test
    void secretsComeFromTheSecretThatTheExampleShows() {
        var example = Repository.yaml(Repository.path("k8s/postgres-secret.example.yml")).get(0);

        for (var component : Component.values()) {
            for (var variable : Manifests.of(component).container().at("env").list()) {
                var reference = variable.at("valueFrom", "secretKeyRef");
                if (variable.at("value").isAbsent()) {
                    assertThat(reference.at("name").text())
                            .isEqualTo(example.at("metadata", "name").text());
                    assertThat(example.at("stringData").map())
                            .containsKey(reference.at("key").text());
                }
                assertThat(variable.at("name").text().contains("PASSWORD"))
                        .isEqualTo(reference.at("key").text().equals("password"));
            }
        }
    }

    @Test
    void theJobMakesEveryTopicWithTheScriptOfTheBrokerThatTestsRunOn() {
        var job = Repository.yaml(Repository.path("k8s/topics/job.yml")).get(0);
        var container = job.at("spec", "template", "spec", "containers").list().get(0);

        assertThat(container.at("image").text())
                .isEqualTo("apache/kafka:" + Repository.property("kafka.version"));
        assertThat(container.at("args").texts().get(0).split("[\\s;]+"))
                .containsAll(TopicNames.defaults().all());
    }

    @Test
    void aMisspeltKeyIsFound() {
        assertThat(
                        StrictManifest.unknownKeys(
                                "apiVersion: apps/v1\nkind: Deployment\nspec: {replica: 2}\n"))
                .containsExactly("Deployment.Spec.replica");
        assertThatThrownBy(
                        () ->
                                StrictManifest.unknownKeys(
                                        "apiVersion: apps/v1\nkind: Deployment\nspec: {replicas: x}\n"))
                .isInstanceOf(RuntimeException.class);
    }
}
