package io.freshet.it.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.runtime.config.Loaded;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KubernetesConfigsTest {

    @ParameterizedTest
    @EnumSource(Component.class)
    void isReadByItsComponentAndHasNoKeyWithoutEffect(Component component) {
        assertThat(load(component).ignored()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Component.class)
    void answersTheProbesThatAskFromOutsideThePod(Component component) {
        var effective =
                load(component).effective().stream()
                        .collect(Collectors.toMap(Loaded.Effective::key, Loaded.Effective::value));

        assertThat(effective).containsEntry("admin.host", "0.0.0.0");
        for (var port : Manifests.of(component).container().at("ports").list()) {
            var key = port.at("name").text().equals("admin") ? "admin.port" : "port";
            assertThat(effective).containsEntry(key, port.at("containerPort").text());
        }
    }

    private static Loaded<?> load(Component component) {
        var manifests = Manifests.of(component);
        var file = CommandLines.option(manifests.container().at("args").texts(), "--config");
        return component.load(file, manifests.mountedFile(file), manifests.environment());
    }
}
