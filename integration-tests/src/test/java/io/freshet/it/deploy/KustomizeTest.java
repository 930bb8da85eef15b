package io.freshet.it.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class KustomizeTest {

    @ParameterizedTest
    @EnumSource(Component.class)
    void buildsEveryComponent(Component component) throws Exception {
        assertThat(built("k8s/" + component.command()))
                .contains("image: freshet:" + Repository.version())
                .contains("namespace: freshet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"k8s/kafka", "k8s/keda", "k8s/monitoring", "k8s/topics"})
    void buildsWhatIsAroundThem(String folder) throws Exception {
        assertThat(built(folder)).contains("app.kubernetes.io/part-of: freshet");
    }

    @Test
    void buildsTheWhole() throws Exception {
        assertThat(built("k8s").split("\nkind: StatefulSet\n")).hasSize(5);
    }

    @Test
    void buildsAKafkaThatNobodyUsesWithoutALogin() throws Exception {
        var options = new LoaderOptions();
        var resources = new Yaml(new SafeConstructor(options)).loadAll(built("k8s/kafka-secured"));
        var cluster =
                StreamSupport.stream(resources.spliterator(), false)
                        .map(Tree::new)
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

    private static String built(String folder) throws Exception {
        assumeTrue(isInstalled(), "kubectl is not installed");
        var process =
                new ProcessBuilder("kubectl", "kustomize", Repository.path(folder).toString())
                        .redirectErrorStream(true)
                        .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private static boolean isInstalled() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl")));
    }
}
