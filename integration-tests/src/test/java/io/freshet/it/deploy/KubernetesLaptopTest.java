package io.freshet.it.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code kubectl apply -k k8s/laptop}: everything at once, on a cluster where nothing is. */
class KubernetesLaptopTest {

    private static List<Tree> resources;

    @BeforeAll
    static void build() throws Exception {
        resources = Kustomize.resources("k8s/laptop");
    }

    @Test
    void hasOnlyKeysThatItsKindsKnow() {
        assertThat(resources)
                .allSatisfy(one -> assertThat(StrictManifest.unknownKeys(one)).isEmpty());
    }

    @Test
    void bringsTheNamespacesOfAllThatItBrings() {
        var namespaces =
                resources.stream()
                        .filter(one -> one.at("kind").text().equals("Namespace"))
                        .map(one -> one.at("metadata", "name").text())
                        .toList();

        assertThat(resources)
                .filteredOn(one -> !one.at("kind").text().equals("Namespace"))
                .extracting(one -> one.at("metadata", "namespace").text())
                .isSubsetOf(namespaces);
        assertThat(Repository.yaml(Repository.path("k8s/namespace.yml"))).isSubsetOf(resources);
    }

    @ParameterizedTest
    @EnumSource(Component.class)
    void bringsWhatItsComponentsReachFor(Component component) {
        var settings = of(component.command()).settings(component);

        assertThat(settings.get("kafka.bootstrapServers"))
                .isEqualTo("bootstrap.kafka.svc.cluster.local:" + port("kafka", "bootstrap"))
                .isEqualTo(variables("kafka").get("KAFKA_ADVERTISED_LISTENERS").substring(12));
        if (settings.containsKey("postgres.url")) {
            assertThat(settings.get("postgres.url"))
                    .endsWith(
                            "//postgres.postgres.svc.cluster.local:%s/%s"
                                    .formatted(
                                            port("postgres", "postgres"),
                                            variables("postgres").get("POSTGRES_DB")));
        }
    }

    @Test
    void theSecretIsWhatTheDatabaseIsMadeWith() {
        var secret = secret("freshet-postgres");
        var made = variables("postgres");

        assertThat(secret.at("stringData").value())
                .isEqualTo(
                        Map.of(
                                "user", made.get("POSTGRES_USER"),
                                "password", made.get("POSTGRES_PASSWORD")));
    }

    @Test
    void theDashboardHasItsToken() {
        assertThat(secret("freshet-dashboard").at("stringData", "token").text())
                .hasSizeGreaterThan(15);
    }

    private Tree secret(String name) {
        return new Manifests(resources)
                .all("Secret").stream()
                        .filter(one -> one.at("metadata", "name").text().equals(name))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void topicsHaveAsManyCopiesAsThereAreBrokers() {
        var job = of("topics");

        TopicsJobAssertions.makesEveryTopic(job, "");
        assertThat(of("kafka").workload().at("spec", "replicas").value()).isEqualTo(1);
        assertThat(job.container().at("args").texts()).contains("--replication=1");
    }

    @Test
    void runsOnePodOfEach() {
        assertThat(new Manifests(resources).all("HorizontalPodAutoscaler"))
                .isNotEmpty()
                .extracting(one -> one.at("spec", "maxReplicas").value())
                .containsOnly(1);
    }

    @Test
    void browsersFindTheCollectorWhereThePageForwardsIt() {
        assertThat(of("webapp").settings(Component.WEBAPP).get("collectorUrl"))
                .isEqualTo("http://localhost:8080");
        assertThat(Repository.text("docs/how-to/deploy-on-kubernetes.md"))
                .contains("port-forward service/collector 8080:80", "kubectl apply -k k8s/laptop");
    }

    @ParameterizedTest
    @CsvSource({"kafka, kafka", "postgres, postgres"})
    void runsTheBrokerAndDatabaseOfTheComposeFile(String name, String service) {
        var manifests = of(name);

        assertThat(manifests.container().at("image"))
                .isEqualTo(ComposeFileTest.service(service).at("image"));
        var security = manifests.pod().at("securityContext");
        assertThat(security.at("runAsNonRoot").value()).isEqualTo(true);
        assertThat(security.at("fsGroup")).isEqualTo(security.at("runAsUser"));
    }

    private static Manifests of(String name) {
        return new Manifests(
                resources.stream()
                        .filter(
                                one ->
                                        one.at("metadata", "labels")
                                                .at("app.kubernetes.io/name")
                                                .text()
                                                .equals(name))
                        .toList());
    }

    private static Map<String, String> variables(String name) {
        return of(name).environment();
    }

    private static String port(String name, String service) {
        var found = of(name).only("Service");
        assertThat(found.at("metadata", "name").text()).isEqualTo(service);
        var port = found.at("spec", "ports").list().get(0);
        assertThat(of(name).container().at("ports").list())
                .extracting(one -> one.at("name"))
                .contains(port.at("targetPort"));
        return port.at("port").text();
    }
}
