package io.freshet.enricher.enrichment.currency;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RatesAddressTest {

    @Test
    void dayKeyAndBaseTakeTheirPlaces() {
        var address = new RatesAddress(CurrencySettings.DEFAULT.ratesUri(), "a key&", "EUR");

        assertThat(address.of(LocalDate.of(2020, 1, 2)))
                .hasToString(
                        "https://openexchangerates.org/api/historical/2020-01-02.json?app_id=a+key%26&base=EUR");
        assertThat(address.toString()).doesNotContain("a key", "a+key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///rates/{date}.json", "file:/rates.json", "http://h/{date}"})
    void filesAndServersCanBeAsked(String template) {
        assertThat(RatesAddress.isTemplate(template)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rates/{date}.json", "ftp://h/{date}", "https://h/{day}", ""})
    void nothingElseCan(String template) {
        assertThat(RatesAddress.isTemplate(template)).isFalse();
    }
}
