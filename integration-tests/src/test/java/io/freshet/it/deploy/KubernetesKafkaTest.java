package io.freshet.it.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.runtime.kafka.TopicNames;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KubernetesKafkaTest {

    private static final Tree CLUSTER = one("cluster.yml");
    private static final Tree NODES = one("nodes.yml");

    @Test
    void hasEveryTopicUnderANameThatKubernetesTakes() {
        assertThat(topics())
                .extracting(topic -> topic.at("spec", "topicName").text())
                .containsExactlyElementsOf(TopicNames.defaults().all());
        assertThat(topics())
                .allSatisfy(
                        topic ->
                                assertThat(topic.at("metadata", "name").text())
                                        .isEqualTo(
                                                topic.at("spec", "topicName")
                                                        .text()
                                                        .replace('_', '-')));
    }

    @Test
    void keepsAnEventOnTwoNodesBeforeItIsSafe() {
        var nodes = NODES.at("spec", "replicas").value();

        assertThat(nodes).isEqualTo(3);
        assertThat(topics())
                .allSatisfy(
                        topic -> {
                            assertThat(topic.at("spec", "replicas").value()).isEqualTo(nodes);
                            assertThat(topic.at("spec", "config", "min.insync.replicas").value())
                                    .isEqualTo(2);
                        });
        var config = CLUSTER.at("spec", "kafka", "config");
        assertThat(config.at("default.replication.factor").value()).isEqualTo(nodes);
        assertThat(config.at("transaction.state.log.replication.factor").value()).isEqualTo(nodes);
        assertThat(config.at("min.insync.replicas").value()).isEqualTo(2);
        assertThat(config.at("auto.create.topics.enable").value()).isEqualTo(false);
    }

    @Test
    void everythingBelongsToOneCluster() {
        var name = CLUSTER.at("metadata", "name").text();

        assertThat(NODES.at("metadata", "labels", "strimzi.io/cluster").text()).isEqualTo(name);
        assertThat(topics())
                .extracting(topic -> topic.at("metadata", "labels", "strimzi.io/cluster").text())
                .containsOnly(name);
        assertThat(one("bootstrap.yml").at("spec", "externalName").text())
                .isEqualTo(name + "-kafka-bootstrap.kafka.svc.cluster.local");
    }

    @ParameterizedTest
    @EnumSource(Component.class)
    void isWhereComponentsLookForIt(Component component) {
        var bootstrap = one("bootstrap.yml").at("metadata");
        var plain =
                CLUSTER.at("spec", "kafka", "listeners").list().stream()
                        .filter(listener -> listener.at("tls").value().equals(false))
                        .toList();

        assertThat(plain).hasSize(1);
        assertThat(Manifests.of(component).settings(component))
                .containsEntry(
                        "kafka.bootstrapServers",
                        "%s.%s.svc.cluster.local:%s"
                                .formatted(
                                        bootstrap.at("name").text(),
                                        bootstrap.at("namespace").text(),
                                        plain.get(0).at("port").text()));
        // Without a password, but for their namespace alone.
        assertThat(plain.get(0).at("networkPolicyPeers").list())
                .extracting(
                        peer ->
                                peer.at("namespaceSelector", "matchLabels")
                                        .at("kubernetes.io/metadata.name")
                                        .text())
                .contains(Manifests.of(component).workload().at("metadata", "namespace").text());
    }

    @Test
    void takesTheUsersThatTheCommandPrints() {
        var users = PrintedUsers.all(CLUSTER.at("metadata", "name").text());

        assertThat(users).hasSizeGreaterThan(Component.values().length);
        assertThat(users)
                .allSatisfy(
                        user -> assertThat(StrictManifest.unknownKeys(user.resource())).isEmpty());
        assertThat(CLUSTER.at("spec", "kafka", "listeners").list())
                .extracting(listener -> listener.at("authentication", "type").text())
                .contains(users.get(0).resource().at("spec", "authentication", "type").text());
    }

    private static List<Tree> topics() {
        return Repository.yaml(Repository.path("k8s/kafka/topics.yml"));
    }

    private static Tree one(String file) {
        return Repository.yaml(Repository.path("k8s/kafka/" + file)).get(0);
    }
}
