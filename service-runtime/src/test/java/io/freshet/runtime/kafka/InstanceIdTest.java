package io.freshet.runtime.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.runtime.config.ConfigException;
import io.freshet.runtime.config.ConfigSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstanceIdTest {

    @Test
    void aPodsNameIsTaken() {
        assertThat(read("instanceId = loader-pg-0")).contains("loader-pg-0");
    }

    @Test
    void nothingIsNoName() {
        assertThat(read("")).isEmpty();
        assertThat(read("instanceId = \"\"")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "a b", "pod/0", "Größe"})
    void whatKafkaWouldRefuseLaterIsRefusedAtTheStart(String name) {
        assertThatThrownBy(() -> read("instanceId = \"" + name + "\""))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("instanceId")
                .hasMessageContaining("at most 200 letters");
    }

    @Test
    void roomIsLeftForTheNumberOfAThread() {
        assertThat(read("instanceId = " + "x".repeat(200))).isPresent();
        assertThatThrownBy(() -> read("instanceId = " + "x".repeat(201)))
                .isInstanceOf(ConfigException.class);
    }

    private static Optional<String> read(String hocon) {
        return ConfigSource.text("sample", "s.hocon", hocon).load(InstanceId::read).config();
    }
}
