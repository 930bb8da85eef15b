package io.freshet.cli.admin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StageTest {

    private static Scrape enricher(int in, int good) {
        return Scrape.parse(
                "freshet_enricher_events_total %d\nfreshet_enricher_good_total %d\n"
                        .formatted(in, good));
    }

    @Test
    void whatIsUnderWayIsNotMissing() {
        assertThat(Stage.ENRICHER.difference(enricher(10, 8), enricher(12, 12))).isZero();
        assertThat(Stage.ENRICHER.difference(enricher(10, 8), enricher(20, 15))).isEqualTo(2);
        assertThat(Stage.ENRICHER.difference(enricher(10, 8), enricher(12, 14))).isZero();
        assertThat(Stage.ENRICHER.difference(enricher(8, 9), enricher(8, 12))).isEqualTo(-1);
    }

    @Test
    void bothLedgersOfTheLoaderCount() {
        var scrape =
                Scrape.parse(
                        """
                        freshet_loader_in_total 5
                        freshet_loader_good_total 4
                        freshet_loader_duplicate_total{kind="batch"} 1
                        freshet_loader_side_in_total{stream="bad-rows"} 3
                        freshet_loader_side_good_total{stream="bad-rows"} 2
                        """);

        assertThat(Stage.LOADER_PG.difference(scrape, scrape)).isEqualTo(1);
        assertThat(Stage.LOADER_PG.in(scrape)).hasValue(5);
    }

    @Test
    void whatWaitsIsThatOfTheComponentsOwnConsumers() {
        var scrape =
                Scrape.parse(
                        """
                        kafka_consumer_fetch_manager_records_lag{client_id="freshet-enricher-1",topic="a"} 4
                        kafka_consumer_fetch_manager_records_lag{client_id="freshet-loader-pg-0",topic="b"} 9
                        """);

        assertThat(Stage.ENRICHER.waiting(scrape)).hasValue(4);
        assertThat(Stage.LOADER_PG.waiting(scrape)).hasValue(9);
        assertThat(Stage.COLLECTOR.waiting(scrape)).isEmpty();
    }

    @Test
    void aComponentIsFoundByItsName() {
        assertThat(Stage.of("events-processor")).contains(Stage.EVENTS_PROCESSOR);
        assertThat(Stage.of("webapp")).isEmpty();
    }
}
