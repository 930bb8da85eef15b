package io.freshet.enricher.enrichment.currency;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.enricher.enrichment.currency.CurrencyConversion.Converted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CurrencyConversionTest {

    private static final LocalDate DAY = LocalDate.of(2020, 1, 1);

    @TempDir private Path folder;

    @BeforeEach
    void rates() throws IOException {
        Files.writeString(folder.resolve("2020-01-01.json"), RatesServer.RATES);
    }

    @ParameterizedTest(name = "{0} {1} in {2} is {3}")
    @CsvSource(
            textBlock =
                    """
                    100,   USD, EUR, 80.00
                    9.99,  GBP, EUR, 15.98
                    3.333, CHF, JPY, 392
                    1000,  JPY, EUR, 7.26
                    1,     USD, USD, 1.00
                    0.125, EUR, EUR, 0.12
                    0.375, EUR, EUR, 0.38
                    1.015, EUR, EUR, 1.01
                    -2.5,  USD, JPY, -276
                    0,     USD, EUR, 0.00
                    1E-7,  USD, EUR, 0.00
                    """)
    void amountsAreRoundedAsTheReferenceRounds(
            String amount, String source, String target, String converted) {
        assertThat(convert(amount, source, target, DAY)).isEqualTo(new Converted.Amount(converted));
    }

    @Test
    void theRateOfTheSourceHasSixDecimals() {
        // 1 / 110.25 is 0.00907029478…
        assertThat(convert("100000000", "JPY", "USD", DAY))
                .isEqualTo(new Converted.Amount("907000.00"));
    }

    @Test
    void currenciesThatTheRatesLackAreNamed() {
        assertThat(convert("1", "BRL", "EUR", DAY)).isEqualTo(noRate("BRL"));
        assertThat(convert("1", "EUR", "BRL", DAY)).isEqualTo(noRate("BRL"));
    }

    @Test
    void someDaysCannotHaveRates() {
        for (var day : new LocalDate[] {LocalDate.of(1998, 12, 31), LocalDate.of(2026, 1, 2)}) {
            assertThat(convert("1", "USD", "EUR", day))
                    .isEqualTo(
                            new Converted.Failed(
                                    "Open Exchange Rates error, type: [ResourcesNotAvailable],"
                                            + " message: [Exchange rate unavailable on the date ["
                                            + day
                                            + "T00:00Z[UTC]]]"));
        }
    }

    @Test
    void theSameCurrencyNeedsNoRates() {
        assertThat(convert("2", "EUR", "EUR", LocalDate.of(1990, 1, 1)))
                .isEqualTo(new Converted.Amount("2.00"));
    }

    @Test
    void anAmountBeyondAllNumbersIsNone() {
        assertThat(convert("1" + "0".repeat(400), "USD", "EUR", DAY))
                .isInstanceOf(Converted.Failed.class);
    }

    private static Converted noRate(String code) {
        return new Converted.Failed(
                "Open Exchange Rates error, type: [IllegalCurrency], message: [Currency not found in"
                        + " the API, invalid currency "
                        + code
                        + "]");
    }

    private Converted convert(String amount, String source, String target, LocalDate day) {
        var template = folder.toUri() + "{date}.json";
        try (var conversion =
                new CurrencyConversion(
                        Currency.getInstance(target),
                        new RatesAddress(template, "key", "USD"),
                        new CurrencySettings(template),
                        () -> Instant.parse("2026-01-01T00:00:00Z"))) {
            return conversion.convert(amount, Currency.getInstance(source), day);
        }
    }
}
