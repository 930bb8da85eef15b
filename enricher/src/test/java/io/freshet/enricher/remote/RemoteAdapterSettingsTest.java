package io.freshet.enricher.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.enricher.EnricherConfig;
import io.freshet.enricher.request.Api;
import io.freshet.runtime.config.ConfigException;
import io.freshet.runtime.config.ConfigSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RemoteAdapterSettingsTest {

    private static final String ONE =
            "remoteAdapters.configs = [{ vendor = a, version = b, url = \"http://c\" }]\n";

    @Test
    void keysAreThoseOfTheReference() {
        var settings =
                load("""
                                remoteAdapters {
                                  connectionTimeout = 2 seconds
                                  readTimeout = 5 seconds
                                  maxConnections = 3
                                  configs = [
                                    { vendor = com.acme, version = v1, url = "http://a:8080/x" }
                                    { vendor = com.acme, version = v2, url = "https://b" }
                                  ]
                                }
                                """)
                        .remoteAdapters();

        assertThat(settings)
                .isEqualTo(
                        new RemoteAdapterSettings(
                                Duration.ofSeconds(2),
                                Duration.ofSeconds(5),
                                3,
                                Map.of(
                                        new Api("com.acme", "v1"),
                                        URI.create("http://a:8080/x"),
                                        new Api("com.acme", "v2"),
                                        URI.create("https://b"))));
        assertThat(RemoteAdapters.of(settings, new SimpleMeterRegistry()))
                .containsOnlyKeys(new Api("com.acme", "v1"), new Api("com.acme", "v2"));
    }

    @Test
    void withoutConfigurationThereAreNone() {
        assertThat(load("").remoteAdapters()).isEqualTo(RemoteAdapterSettings.NONE);
        assertThat(RemoteAdapters.of(RemoteAdapterSettings.NONE, new SimpleMeterRegistry()))
                .isEmpty();
    }

    @Test
    void aTransactionIsLongEnoughForServicesThatHang() {
        var own = "output.good.producerConf { \"transaction.timeout.ms\" = 7000 }\n";

        assertThat(transactionTimeout("")).isNull();
        assertThat(transactionTimeout(ONE)).isEqualTo("145000");
        assertThat(transactionTimeout("remoteAdapters.readTimeout = 2s\n" + ONE))
                .isEqualTo("16000");
        assertThat(transactionTimeout(ONE + own)).isEqualTo("7000");
    }

    @Test
    void allThatCannotWorkIsRefusedAtOnce() {
        var wrong =
                """
                remoteAdapters {
                  readTimeout = 0 seconds
                  maxConnections = 0
                  configs = [
                    { vendor = com.acme, version = v1, url = "ftp://a" }
                    { vendor = com.acme, version = v2 }
                    { vendor = com.acme, version = v3, url = "http://b" }
                    { vendor = com.acme, version = v3, url = "http://c" }
                  ]
                }
                """;

        assertThatThrownBy(() -> load(wrong))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("remoteAdapters.readTimeout")
                .hasMessageContaining("remoteAdapters.maxConnections")
                .hasMessageContaining("remoteAdapters.configs[0].url")
                .hasMessageContaining("remoteAdapters.configs[1].url")
                .hasMessageContaining("two remote adapters for com.acme/v3");
    }

    private static EnricherConfig load(String hocon) {
        return EnricherConfig.load(ConfigSource.text(EnricherConfig.NAME, "test", hocon)).config();
    }

    private static String transactionTimeout(String hocon) {
        return load(hocon).streams().kafka().properties().get("producer.transaction.timeout.ms");
    }
}
