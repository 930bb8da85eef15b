package io.freshet.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConfigHashTest {

    private static String hash(String hocon) {
        return ConfigHash.of(
                ConfigSource.text("thing", "thing.hocon", hocon)
                        .load(
                                config ->
                                        config.integer("port").orElse(1)
                                                + config.string("password").orElse("none")));
    }

    @Test
    void isTheSameWhereverTheSameSettingsStand() {
        assertThat(hash("port = 1")).isEqualTo(hash("# nothing but defaults"));
        assertThat(hash("port = 1, password = x")).isEqualTo(hash("password = x\nport = 1"));
    }

    @Test
    void tellsOtherSettingsApart() {
        assertThat(hash("port = 2")).isNotEqualTo(hash("port = 1")).matches("[0-9a-f]{16}");
    }

    @Test
    void tellsNothingOfSecrets() {
        assertThat(hash("password = hunter2")).isEqualTo(hash("password = hunter3"));
    }
}
