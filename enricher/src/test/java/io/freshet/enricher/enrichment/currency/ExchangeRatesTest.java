package io.freshet.enricher.enrichment.currency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExchangeRatesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 1, 10);
    private static final LocalDate YESTERDAY = TODAY.minusDays(1);

    private Instant now = Instant.parse("2026-01-10T12:00:00Z");
    private RatesServer server;
    private ExchangeRates rates;

    @BeforeEach
    void start() throws IOException {
        server = new RatesServer();
        rates = rates(server.template());
    }

    @AfterEach
    void stop() {
        rates.close();
        server.close();
    }

    @Test
    void aDayThatIsOverIsAskedForOnce() {
        rates.of(YESTERDAY).join();
        now = now.plus(Duration.ofDays(30));
        rates.of(YESTERDAY).join();

        assertThat(server.paths()).containsExactly("/2026-01-09.json?app_id=key&base=USD");
    }

    @Test
    void whoAsksMeanwhileGetsTheSameAnswer() {
        server.does(server.silent());

        assertThat(rates.of(YESTERDAY)).isSameAs(rates.of(YESTERDAY));
        assertThat(rates.of(YESTERDAY).isDone()).isFalse();
    }

    @Test
    void theRatesOfTodayAreRenewedAndAskedForAgainWhenTheDayIsOver() {
        rates.of(TODAY).join();
        rates.of(TODAY).join();
        assertThat(server.paths()).hasSize(1);

        now = now.plus(Duration.ofHours(6));
        rates.of(TODAY).join();
        assertThat(server.paths()).hasSize(2);

        now = Instant.parse("2026-01-11T00:00:00Z");
        rates.of(TODAY).join();
        assertThat(server.paths()).hasSize(3);
    }

    @Test
    void afterAFailureADayIsLeftAloneForAWhile() {
        server.does(RatesServer.answering(503, "down"));
        rates.of(YESTERDAY).join();
        server.does(RatesServer.answering(200, RatesServer.RATES));

        now = now.plusSeconds(9);
        assertThat(rates.of(YESTERDAY).join()).isInstanceOf(RatesAnswer.None.class);
        now = now.plusSeconds(1);
        assertThat(rates.of(YESTERDAY).join()).isInstanceOf(RatesAnswer.Rates.class);
        assertThat(server.paths()).hasSize(2);
    }

    @Test
    void oneAddressForAllDaysIsAskedOnceForAllDays() {
        try (var single = rates(server.address().toString())) {
            single.of(YESTERDAY).join();
            single.of(TODAY).join();
            single.of(TODAY.minusYears(1)).join();
        }

        assertThat(server.paths()).containsExactly("/2020-01-01.json");
    }

    private ExchangeRates rates(String template) {
        return new ExchangeRates(
                new RatesAddress(template, "key", "USD"),
                new CurrencySettings(template, Duration.ofMinutes(1), Duration.ofSeconds(10)),
                () -> now);
    }
}
