package io.freshet.it.deploy;

import io.freshet.runtime.config.Loaded;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The resources of one component's folder.
 *
 * @param resources each YAML document
 */
record Manifests(List<Tree> resources) {

    private static final Set<String> WORKLOADS = Set.of("StatefulSet", "Deployment", "Job");

    static Manifests of(Component component) {
        return in("k8s/" + component.command());
    }

    static Manifests in(String folder) {
        return new Manifests(
                Repository.files(folder, ".yml").stream()
                        .flatMap(file -> Repository.yaml(file).stream())
                        .toList());
    }

    List<String> kinds() {
        return resources.stream().map(resource -> resource.at("kind").text()).toList();
    }

    /** The resources of a kind. */
    List<Tree> all(String kind) {
        return resources.stream().filter(one -> one.at("kind").text().equals(kind)).toList();
    }

    /** The resource of a kind of which there must be one. */
    Tree only(String kind) {
        var found = all(kind);
        if (found.size() != 1) {
            throw new IllegalStateException(found.size() + " resources of kind " + kind);
        }
        return found.get(0);
    }

    /** The data of each ConfigMap by its name. */
    Map<String, Map<String, Tree>> configMaps() {
        var maps = new TreeMap<String, Map<String, Tree>>();
        for (var resource : resources) {
            if (resource.at("kind").text().equals("ConfigMap")) {
                maps.put(resource.at("metadata", "name").text(), resource.at("data").map());
            }
        }
        return maps;
    }

    /** What makes the pods. */
    Tree workload() {
        return resources.stream()
                .filter(one -> WORKLOADS.contains(one.at("kind").text()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no workload in " + kinds()));
    }

    Tree pod() {
        return workload().at("spec", "template", "spec");
    }

    Tree container() {
        return pod().at("containers").list().get(0);
    }

    /** Where a volume is mounted. */
    String mountPath(String volume) {
        return container().at("volumeMounts").list().stream()
                .filter(mount -> mount.at("name").text().equals(volume))
                .map(mount -> mount.at("mountPath").text())
                .findFirst()
                .orElse("");
    }

    /** The text of a file that a ConfigMap brings into the pod. */
    String mountedFile(String path) {
        for (var volume : pod().at("volumes").list()) {
            var folder = mountPath(volume.at("name").text()) + "/";
            var data = configMaps().get(volume.at("configMap", "name").text());
            if (data != null && path.startsWith(folder)) {
                var file = data.get(path.substring(folder.length()));
                if (file != null) {
                    return file.text();
                }
            }
        }
        throw new IllegalStateException("no ConfigMap brings " + path);
    }

    /** The text of the file that an option of the command line names. */
    String fileOf(String option) {
        return mountedFile(CommandLines.option(container().at("args").texts(), option));
    }

    /** The settings as the component itself reads them. */
    Loaded<?> load(Component component) {
        return component.load(component.command(), fileOf("--config"), environment());
    }

    /** Every setting that is in force, by its key. */
    Map<String, String> settings(Component component) {
        return load(component).effective().stream()
                .collect(Collectors.toMap(Loaded.Effective::key, Loaded.Effective::value));
    }

    /**
     * The container's variables; those of secrets and of the pod are stood in for by their names.
     */
    Map<String, String> environment() {
        return container().at("env").list().stream()
                .collect(
                        Collectors.toMap(
                                variable -> variable.at("name").text(),
                                variable ->
                                        variable.at("value").isAbsent()
                                                ? variable.at("name").text()
                                                : variable.at("value").text()));
    }
}
