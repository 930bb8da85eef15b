package io.freshet.enricher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.freshet.enricher.enrichment.EnrichmentSettings;
import io.freshet.runtime.config.ConfigException;
import io.freshet.runtime.config.ConfigSource;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EnrichmentSectionTest {

    @Test
    void withoutTheSectionTheDefaultsCount() {
        assertThat(load("")).isEqualTo(EnrichmentSettings.DEFAULT);
    }

    @Test
    void whereRatesComeFromCanBeSet() {
        var currency =
                load("""
                                enrichments.currency {
                                  ratesUri = "file:///rates/{date}.json", timeout = 1 s, retryAfter = 2 s
                                }
                                """)
                        .currency();

        assertThat(currency.ratesUri()).isEqualTo("file:///rates/{date}.json");
        assertThat(currency.timeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(currency.retryAfter()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void howManyUserAgentsAreRememberedCanBeSet() {
        assertThat(load("enrichments.userAgents.cacheSize = 7").userAgents().cacheSize())
                .isEqualTo(7);
    }

    @Test
    void valuesThatCannotBeAreRefusedTogether() {
        assertThatThrownBy(
                        () ->
                                load(
                                        """
                                        enrichments.currency.ratesUri = "rates/{date}.json"
                                        enrichments.currency.timeout = 1 hour
                                        enrichments.userAgents.cacheSize = -1
                                        """))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll("ratesUri", "timeout", "cacheSize");
    }

    private static EnrichmentSettings load(String text) {
        return EnricherConfig.load(ConfigSource.text(EnricherConfig.NAME, "test", text))
                .config()
                .enrichments();
    }
}
