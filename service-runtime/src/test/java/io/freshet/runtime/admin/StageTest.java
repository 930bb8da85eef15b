package io.freshet.runtime.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StageTest {

    private static Scrape difference(int events) {
        return Scrape.parse("freshet_ledger_difference{stage=\"enricher\"} " + events + "\n");
    }

    @Test
    void whatIsUnderWayIsNotMissing() {
        assertThat(Stage.ENRICHER.difference(difference(2), difference(0))).isZero();
        assertThat(Stage.ENRICHER.difference(difference(2), difference(5))).isEqualTo(2);
        assertThat(Stage.ENRICHER.difference(difference(2), difference(-2))).isZero();
        assertThat(Stage.ENRICHER.difference(difference(-1), difference(-4))).isEqualTo(-1);
    }

    @Test
    void allLedgersOfTheLoaderCount() {
        var scrape =
                Scrape.parse(
                        """
                        freshet_ledger_events_total{stage="loader-pg",outcome="in"} 5
                        freshet_ledger_events_total{stage="loader-pg",outcome="good"} 4
                        freshet_ledger_events_total{stage="loader-pg-bad-rows",outcome="in"} 9
                        freshet_ledger_difference{stage="loader-pg"} 1
                        freshet_ledger_difference{stage="loader-pg-bad-rows"} 2
                        freshet_ledger_difference{stage="enricher"} 4
                        """);

        assertThat(Stage.LOADER_PG.difference(scrape, scrape)).isEqualTo(3);
        assertThat(Stage.LOADER_PG.in(scrape)).hasValue(5);
    }

    @Test
    void whatWaitsIsThatOfTheComponentsOwnGroups() {
        var scrape =
                Scrape.parse(
                        """
                        freshet_lag_records{service="enricher",partition="0"} 4
                        freshet_lag_records{service="enricher",partition="1"} 3
                        freshet_lag_records{service="loader-pg",partition="0"} 9
                        freshet_lag_seconds{service="enricher",partition="0"} 1.5
                        freshet_lag_seconds{service="enricher",partition="1"} 2.5
                        """);

        assertThat(Stage.ENRICHER.waiting(scrape)).hasValue(7);
        assertThat(Stage.ENRICHER.oldest(scrape)).contains(Duration.ofMillis(2500));
        assertThat(Stage.LOADER_PG.waiting(scrape)).hasValue(9);
        assertThat(Stage.COLLECTOR.waiting(scrape)).isEmpty();
    }

    @Test
    void aComponentIsFoundByItsName() {
        assertThat(Stage.of("events-processor")).contains(Stage.EVENTS_PROCESSOR);
        assertThat(Stage.of("webapp")).isEmpty();
    }
}
