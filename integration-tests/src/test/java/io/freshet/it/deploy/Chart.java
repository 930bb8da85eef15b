package io.freshet.it.deploy;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.yaml.snakeyaml.Yaml;

/**
 * A Helm chart, linted and rendered in this process: no cluster, no helm binary.
 *
 * @param folder where Chart.yaml is
 */
record Chart(Path folder) {

    static final String RELEASE = "freshet";
    static final String NAMESPACE = "events";

    /** The version to render for; without one Helm's library takes an old one. */
    private static final String KUBERNETES = "1.34.0";

    private static final boolean IS_SUPPORTED =
            Objects.equals(System.getProperty("os.name"), "Linux")
                    && Objects.equals(System.getProperty("os.arch"), "amd64");

    private static final Map<Path, List<Tree>> RENDERED = new ConcurrentHashMap<>();

    /** The chart of this repository. */
    static Chart shipped() {
        return new Chart(Repository.path("k8s/helm/freshet"));
    }

    /** The sets of values that come with the chart. */
    static List<Path> valueSets() {
        return Repository.files("k8s/helm/freshet/ci", "-values.yaml");
    }

    static Path valueSet(String name) {
        return shipped().folder().resolve("ci/" + name + "-values.yaml");
    }

    /** The resources of the chart of this repository with a set of values; rendered once. */
    static List<Tree> rendered(Path values) {
        return RENDERED.computeIfAbsent(values, file -> WithHooks.CHART.render(file, Map.of()));
    }

    /** The chart as it comes, with every component; rendered once. */
    static List<Tree> asItComes() {
        return RENDERED.computeIfAbsent(
                shipped().folder().resolve("values.yaml"),
                file -> WithHooks.CHART.render(file, Map.of("webapp.enabled", "true")));
    }

    /** The resources of one component, of all that were rendered. */
    static Manifests of(List<Tree> resources, Component component) {
        return of(resources, component.command());
    }

    /** The resources that are labelled as one part of the whole. */
    static Manifests of(List<Tree> resources, String component) {
        return new Manifests(
                resources.stream()
                        .filter(
                                one ->
                                        one.at("metadata", "labels")
                                                .at("app.kubernetes.io/component")
                                                .text()
                                                .equals(component))
                        .toList());
    }

    /** The components that were rendered. */
    static List<Component> components(List<Tree> resources) {
        return List.of(Component.values()).stream()
                .filter(component -> !of(resources, component).resources().isEmpty())
                .toList();
    }

    List<Tree> render(Path values, Map<String, String> set) {
        var template =
                helm().template()
                        .withName(RELEASE)
                        .withNamespace(NAMESPACE)
                        .withKubeVersion(KUBERNETES)
                        .withValuesFile(values);
        set.forEach(template::set);
        var resources = new ArrayList<Tree>();
        new Yaml()
                .loadAll(template.call())
                .forEach(
                        document -> {
                            if (document != null) {
                                resources.add(new Tree(document));
                            }
                        });
        return resources;
    }

    LintResult lint() {
        return helm().lint().strict().call();
    }

    private Helm helm() {
        assumeTrue(IS_SUPPORTED, "Helm's library is on the class path for Linux on amd64 only");
        return new Helm(folder);
    }

    /** A copy, in which files may be changed. */
    Chart copiedTo(Path target) {
        try (var files = Files.walk(folder)) {
            for (var file : (Iterable<Path>) files::iterator) {
                var copy = target.resolve(folder.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("copying " + folder, e);
        }
        return new Chart(target);
    }

    /** Replaces a file of the chart, or adds one. */
    Chart with(String file, String text) {
        try {
            var path = folder.resolve(file);
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException("writing " + file, e);
        }
        return this;
    }

    /** A copy in which hooks are resources like others: Helm's library does not print them. */
    private static final class WithHooks {

        static final Chart CHART = copy();

        private static Chart copy() {
            try {
                var target = Repository.path("integration-tests/target");
                var copy = shipped().copiedTo(Files.createTempDirectory(target, "chart"));
                for (var hook : List.of("templates/topics.yaml", "templates/tests/ready.yaml")) {
                    var text = Files.readString(copy.folder().resolve(hook));
                    copy.with(hook, text.replace("helm.sh/hook", "example.com/hook"));
                }
                return copy;
            } catch (IOException e) {
                throw new UncheckedIOException("copying the chart", e);
            }
        }
    }
}
