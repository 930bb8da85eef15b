package io.freshet.it.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What must hold of a component's pods, whether a manifest or the chart makes them. */
final class PodAssertions {

    private static final long GIB = 1L << 30;
    private static final Pattern SIZE = Pattern.compile("(\\d+) ?(GiB|MiB|)");

    private PodAssertions() {}

    static void answersItsProbes(Manifests manifests, Component component) {
        var settings = manifests.settings(component);

        assertThat(settings).containsEntry("admin.host", "0.0.0.0");
        for (var port : manifests.container().at("ports").list()) {
            var key = port.at("name").text().equals("admin") ? "admin.port" : "port";
            assertThat(settings).containsEntry(key, port.at("containerPort").text());
        }
    }

    static void joinsItsGroupUnderThePodsName(Manifests manifests, Component component) {
        assertThat(manifests.workload().at("kind").text()).isEqualTo("StatefulSet");
        assertThat(
                        manifests.container().at("env").list().stream()
                                .filter(v -> v.at("name").text().equals("FRESHET_INSTANCE_ID"))
                                .map(v -> v.at("valueFrom", "fieldRef", "fieldPath").text()))
                .containsExactly("metadata.name");
        // Variables that do not have a value here have their name in its place.
        var key = component == Component.LOADER_PG ? "instanceId" : "streams.instanceId";
        assertThat(manifests.settings(component)).containsEntry(key, "FRESHET_INSTANCE_ID");
    }

    static void spoolsWithinItsClaim(Manifests manifests, Component collector) {
        var settings = manifests.settings(collector);
        var claim = manifests.workload().at("spec", "volumeClaimTemplates").list().get(0);
        var size = claim.at("spec", "resources", "requests", "storage").text();
        var folder = manifests.mountPath(claim.at("metadata", "name").text());

        assertThat(settings.get("spool.directory")).startsWith(folder + "/");
        assertThat(size).endsWith("Gi");
        assertThat(
                        bytes(settings.getOrDefault("spool.maxBytes", ""))
                                + bytes(settings.getOrDefault("spool.minFreeBytes", "")))
                .isLessThan(Long.parseLong(size.replace("Gi", "")) * GIB);
        assertThat(manifests.pod().at("securityContext", "fsGroup").value()).isEqualTo(10001);
    }

    /** The security context of pod and container: a plain user, a read-only tree, no rights. */
    static void hasNoPrivileges(Manifests manifests) {
        var pod = manifests.pod();

        assertThat(pod.at("automountServiceAccountToken").value()).isEqualTo(false);
        assertThat(pod.at("securityContext").map())
                .hasEntrySatisfying("runAsNonRoot", is -> assertThat(is.value()).isEqualTo(true))
                .hasEntrySatisfying("runAsUser", id -> assertThat(id.value()).isEqualTo(10001))
                .hasEntrySatisfying("runAsGroup", id -> assertThat(id.value()).isEqualTo(10001))
                .hasEntrySatisfying(
                        "seccompProfile",
                        profile ->
                                assertThat(profile.value())
                                        .isEqualTo(Map.of("type", "RuntimeDefault")));
        assertThat(manifests.container().at("securityContext").value())
                .isEqualTo(
                        Map.of(
                                "allowPrivilegeEscalation", false,
                                "readOnlyRootFilesystem", true,
                                "capabilities", Map.of("drop", List.of("ALL"))));
        assertThat(manifests.mountPath("tmp")).isEqualTo("/tmp");
    }

    private static long bytes(String size) {
        var matcher = SIZE.matcher(size);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(size);
        }
        var number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "GiB" -> number * GIB;
            case "MiB" -> number << 20;
            default -> number;
        };
    }
}
