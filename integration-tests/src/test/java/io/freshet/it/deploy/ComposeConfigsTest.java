package io.freshet.it.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.runtime.config.Loaded;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ComposeConfigsTest {

    @ParameterizedTest
    @EnumSource(Component.class)
    void isReadByItsComponentAndHasNoKeyWithoutEffect(Component component) {
        assertThat(load(component).ignored()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Component.class)
    void reachesTheBrokerUnderTheNameItAdvertises(Component component) {
        var advertised =
                ComposeFileTest.service("kafka")
                        .at("environment", "KAFKA_ADVERTISED_LISTENERS")
                        .text();

        assertThat(effective(component))
                .hasEntrySatisfying(
                        "kafka.bootstrapServers",
                        servers -> assertThat(advertised).contains("://" + servers));
    }

    @ParameterizedTest
    @EnumSource(Component.class)
    void answersTheHealthCheckThatAsks(Component component) {
        var asked = ComposeFileTest.service(component.command()).at("healthcheck", "test").texts();

        var settings = effective(component);
        assertThat(settings).containsEntry("admin.host", "0.0.0.0");
        assertThat(asked)
                .last()
                .asString()
                .isEqualTo("http://127.0.0.1:" + settings.get("admin.port") + "/ready");
    }

    private static Map<String, String> effective(Component component) {
        return load(component).effective().stream()
                .collect(Collectors.toMap(Loaded.Effective::key, Loaded.Effective::value));
    }

    private static Loaded<?> load(Component component) {
        var service = ComposeFileTest.service(component.command());
        var environment =
                service.at("environment").map().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().text()));
        var file = CommandLines.option(service.at("command").texts(), "--config");
        return component.load(file, ComposeFileTest.mountedFile(service, file), environment);
    }
}
