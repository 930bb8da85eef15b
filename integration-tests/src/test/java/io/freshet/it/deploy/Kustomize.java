package io.freshet.it.deploy;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What {@code kubectl apply -k} would send to a cluster; tests are skipped without kubectl. */
final class Kustomize {

    private Kustomize() {}

    /** The resources of a folder, as YAML. */
    static String text(String folder) throws IOException, InterruptedException {
        assumeTrue(isInstalled(), "kubectl is not installed");
        var process =
                new ProcessBuilder("kubectl", "kustomize", Repository.path(folder).toString())
                        .redirectErrorStream(true)
                        .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(output);
        }
        return output;
    }

    /** The resources of a folder. */
    static List<Tree> resources(String folder) throws IOException, InterruptedException {
        var resources = new ArrayList<Tree>();
        new Yaml(new SafeConstructor(new LoaderOptions()))
                .loadAll(text(folder))
                .forEach(one -> resources.add(new Tree(one)));
        return resources;
    }

    private static boolean isInstalled() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl")));
    }
}
