package io.freshet.it.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KustomizeTest {

    @ParameterizedTest
    @EnumSource(Component.class)
    void buildsEveryFolder(Component component) throws Exception {
        assumeTrue(isInstalled(), "kubectl is not installed");
        var folder = Repository.path("k8s/" + component.command());
        var process =
                new ProcessBuilder("kubectl", "kustomize", folder.toString())
                        .redirectErrorStream(true)
                        .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output)
                .contains("image: freshet:" + Repository.version())
                .contains("namespace: freshet");
    }

    private static boolean isInstalled() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl")));
    }
}
