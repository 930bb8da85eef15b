package io.freshet.webapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.runtime.config.ConfigException;
import io.freshet.runtime.config.ConfigSource;
import org.junit.jupiter.api.Test;

class WebappConfigTest {

    private final ConfigSource source =
            ConfigSource.defaults("webapp").with("kafka.bootstrapServers", "localhost:1", "test");

    @Test
    void hasNoEnricherToAskUnlessOneIsNamed() {
        assertThat(source.load(WebappConfig::read).config().enricher()).isEmpty();
        assertThat(
                        source.with("enricher.config", "enricher.hocon", "test")
                                .load(WebappConfig::read)
                                .config()
                                .enricher())
                .hasValueSatisfying(
                        files -> assertThat(files.config()).isEqualTo("enricher.hocon"));
    }

    @Test
    void refusesFilesOfAnEnricherThatIsNotNamed() {
        var without = source.with("enricher.enrichments", "enrichments", "test");

        assertThatThrownBy(() -> without.load(WebappConfig::read))
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        refused ->
                                assertThat(refused.problems().toString())
                                        .contains("enricher.config", "is missing"));
    }
}
