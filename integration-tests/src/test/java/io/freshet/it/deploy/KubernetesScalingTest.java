package io.freshet.it.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class KubernetesScalingTest {

    @ParameterizedTest
    @EnumSource(value = Component.class, mode = Mode.EXCLUDE, names = "WEBAPP")
    void isScaledByItsAutoscalerAlone(Component component) {
        var manifests = Manifests.of(component);
        var autoscaler = manifests.only("HorizontalPodAutoscaler").at("spec");

        assertThat(autoscaler.at("scaleTargetRef").value()).isEqualTo(reference(manifests));
        assertThat(manifests.workload().at("spec", "replicas").isAbsent())
                .as("each apply would set the count back")
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Component.class,
            names = {"ENRICHER", "EVENTS_PROCESSOR", "LOADER_PG"})
    void hasNoMorePodsThanItsTopicHasPartitions(Component component) {
        var manifests = Manifests.of(component);
        var most = manifests.only("HorizontalPodAutoscaler").at("spec", "maxReplicas").value();

        assertThat(most).isEqualTo(partitionsOfTopics());
        assertThat(scaledObject(component).at("spec", "maxReplicaCount").value()).isEqualTo(most);
    }

    @ParameterizedTest
    @EnumSource(value = Component.class, mode = Mode.EXCLUDE, names = "WEBAPP")
    void losesOnePodAtATimeWhenNodesAreDrained(Component component) {
        var manifests = Manifests.of(component);
        var budget = manifests.only("PodDisruptionBudget").at("spec");

        assertThat(budget.at("selector", "matchLabels")).isEqualTo(labels(manifests));
        assertThat(budget.at("maxUnavailable").value()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(value = Component.class, mode = Mode.EXCLUDE, names = "WEBAPP")
    void isSpreadOverZonesAndNodes(Component component) {
        var manifests = Manifests.of(component);
        var spread = manifests.pod().at("topologySpreadConstraints").list();

        assertThat(spread)
                .extracting(one -> one.at("topologyKey").text())
                .containsExactly("topology.kubernetes.io/zone", "kubernetes.io/hostname");
        assertThat(spread)
                .extracting(one -> one.at("labelSelector", "matchLabels"))
                .containsOnly(labels(manifests));
    }

    @ParameterizedTest
    @EnumSource(Component.class)
    void reachesWhatItNeedsThroughItsNetworkPolicy(Component component) {
        var manifests = Manifests.of(component);
        var policy = manifests.only("NetworkPolicy").at("spec");

        assertThat(policy.at("podSelector", "matchLabels")).isEqualTo(labels(manifests));
        assertThat(policy.at("policyTypes").texts()).containsExactly("Ingress", "Egress");
        NetworkAssertions.letsOut(policy, NetworkAssertions.needed(manifests, component));
        assertThat(NetworkAssertions.letsIn(policy))
                .isEqualTo(
                        manifests.container().at("ports").list().stream()
                                .map(port -> port.at("name").text())
                                .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @EnumSource(
            value = Component.class,
            names = {"ENRICHER", "EVENTS_PROCESSOR", "LOADER_PG"})
    void kedaTakesTheAutoscalerOverAndLooksAtTheComponentsOwnGroup(Component component) {
        var manifests = Manifests.of(component);
        var scaled = scaledObject(component);
        var spec = scaled.at("spec");

        assertThat(spec.at("scaleTargetRef").value()).isEqualTo(reference(manifests));
        assertThat(
                        scaled.at("metadata", "annotations")
                                .at("scaledobject.keda.sh/transfer-hpa-ownership")
                                .value())
                .isEqualTo("true");
        assertThat(spec.at("advanced", "horizontalPodAutoscalerConfig", "name"))
                .isEqualTo(manifests.only("HorizontalPodAutoscaler").at("metadata", "name"));

        var settings = manifests.settings(component);
        var trigger = spec.at("triggers").list().get(0).at("metadata");
        assertThat(trigger.at("bootstrapServers").text())
                .isEqualTo(settings.get("kafka.bootstrapServers"));
        assertThat(trigger.at("consumerGroup").text()).isEqualTo(KafkaUse.group(component));
        assertThat(trigger.at("topic").text()).isEqualTo(KafkaUse.input(component));
        assertThat(trigger.at("version").text()).isEqualTo(ScaledObjectKeys.PROTOCOL);
    }

    @Test
    void theWholeHasEveryComponentButTheDemoSite() {
        var whole = Repository.yaml(Repository.path("k8s/Kustomization")).get(0);

        assertThat(whole.at("resources").texts())
                .containsAll(List.of("namespace.yml", "collector", "enricher", "events-processor"))
                .contains("loader-pg")
                .doesNotContain("webapp");
    }

    private static Map<String, String> reference(Manifests manifests) {
        return Map.of(
                "apiVersion", "apps/v1",
                "kind", manifests.workload().at("kind").text(),
                "name", manifests.workload().at("metadata", "name").text());
    }

    private static Tree labels(Manifests manifests) {
        return manifests.workload().at("spec", "selector", "matchLabels");
    }

    private static Tree scaledObject(Component component) {
        return Repository.yaml(Repository.path("k8s/keda/" + component.command() + ".yml")).get(0);
    }

    private static Object partitionsOfTopics() {
        var counts =
                Repository.yaml(Repository.path("k8s/kafka/topics.yml")).stream()
                        .map(topic -> topic.at("spec", "partitions").value())
                        .collect(Collectors.toSet());
        assertThat(counts).hasSize(1);
        return Set.copyOf(counts).iterator().next();
    }
}
