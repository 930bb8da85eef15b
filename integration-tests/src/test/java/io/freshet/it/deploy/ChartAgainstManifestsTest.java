package io.freshet.it.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The chart as it comes and the manifests are the same deployment, written down twice. */
class ChartAgainstManifestsTest {

    @ParameterizedTest
    @EnumSource(Component.class)
    void startsTheSameContainer(Component component) {
        var container = chart(component).container();
        var expected = Manifests.of(component).container();

        for (var key :
                List.of(
                        "image",
                        "args",
                        "ports",
                        "startupProbe",
                        "livenessProbe",
                        "readinessProbe",
                        "resources",
                        "securityContext")) {
            assertThat(container.at(key)).as(key).isEqualTo(expected.at(key));
        }
        assertThat(container.at("env").list())
                .containsExactlyInAnyOrderElementsOf(expected.at("env").list());
    }

    @ParameterizedTest
    @EnumSource(Component.class)
    void givesTheComponentTheSameSettings(Component component) {
        assertThat(withoutNames(chart(component).settings(component)))
                .isEqualTo(withoutNames(Manifests.of(component).settings(component)));
    }

    /** Names of services begin with that of the release; which components there are is the same. */
    private static Map<String, String> withoutNames(Map<String, String> settings) {
        var same = new TreeMap<>(settings);
        same.replaceAll(
                (key, value) -> key.startsWith("dashboard.components.") ? "some address" : value);
        return same;
    }

    @ParameterizedTest
    @EnumSource(Component.class)
    void scalesTheSame(Component component) {
        var chart = chart(component).all("HorizontalPodAutoscaler");
        var manifests = Manifests.of(component).all("HorizontalPodAutoscaler");

        assertThat(scaling(chart)).isEqualTo(scaling(manifests));
    }

    private static Manifests chart(Component component) {
        return Chart.of(Chart.asItComes(), component);
    }

    private static List<Map<String, Tree>> scaling(List<Tree> autoscalers) {
        return autoscalers.stream()
                .map(
                        one -> {
                            var spec = new TreeMap<>(one.at("spec").map());
                            spec.remove("scaleTargetRef");
                            return (Map<String, Tree>) spec;
                        })
                .toList();
    }
}
