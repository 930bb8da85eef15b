package io.freshet.it.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KustomizeTest {

    @ParameterizedTest
    @EnumSource(Component.class)
    void buildsEveryComponent(Component component) throws Exception {
        assertThat(Kustomize.text("k8s/" + component.command()))
                .contains("image: freshet:" + Repository.version())
                .contains("namespace: freshet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"k8s/kafka", "k8s/keda", "k8s/monitoring", "k8s/topics"})
    void buildsWhatIsAroundThem(String folder) throws Exception {
        assertThat(Kustomize.text(folder)).contains("app.kubernetes.io/part-of: freshet");
    }

    @Test
    void buildsTheWhole() throws Exception {
        assertThat(Kustomize.text("k8s").split("\nkind: StatefulSet\n")).hasSize(5);
    }

    @Test
    void buildsAKafkaThatNobodyUsesWithoutALogin() throws Exception {
        var cluster =
                Kustomize.resources("k8s/kafka-secured").stream()
                        .filter(one -> one.at("kind").text().equals("Kafka"))
                        .findFirst()
                        .orElseThrow();

        assertThat(StrictManifest.unknownKeys(cluster)).isEmpty();
        assertThat(cluster.at("spec", "kafka", "authorization", "type").text()).isEqualTo("simple");
        assertThat(cluster.at("spec", "kafka", "listeners").list())
                .isNotEmpty()
                .allSatisfy(
                        listener ->
                                assertThat(listener.at("authentication", "type").text())
                                        .isNotEmpty());
    }
}
