package io.freshet.webapp.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.runtime.admin.Scrape;
import io.freshet.runtime.admin.ServiceLine;
import java.net.URI;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class StageWatchTest {

    private static final URI AT = URI.create("http://localhost:8000");

    @Test
    void twoLooksTellRateBooksAndAges() {
        var facts = StageWatch.facts("enricher", AT, look(0, 100, 50), look(10_000, 300, 250));

        assertThat(facts.state()).isEqualTo("ready");
        assertThat(facts.perSecond()).isEqualTo(OptionalDouble.of(20));
        assertThat(facts.lagRecords()).isEqualTo(OptionalLong.of(7));
        assertThat(facts.booked("in")).isEqualTo(300);
        assertThat(facts.booked("good")).isEqualTo(250);
        assertThat(facts.booked("difference")).isZero();
        assertThat(facts.p50Millis()).isEqualTo(OptionalLong.of(5));
        assertThat(facts.p99Millis()).isEqualTo(OptionalLong.of(10));
    }

    @Test
    void aProcessThatDoesNotAnswerIsAway() {
        var gone = new Look(1, List.of(), new Scrape(List.of()), null, "Connection refused");

        var facts = StageWatch.facts("enricher", AT, look(0, 1, 1), gone);

        assertThat(facts.state()).isEqualTo("away");
        assertThat(facts.why())
                .contains(
                        "http://localhost:8000",
                        "Connection refused",
                        "freshet enricher",
                        "dashboard.components.enricher");
    }

    @Test
    void replicasAddUpToOneStage() {
        var before = Look.together(List.of(look(0, 100, 100), look(0, 50, 50)));
        var now = Look.together(List.of(look(1000, 110, 110), look(1000, 70, 70)));

        var facts = StageWatch.facts("enricher", AT, before, now);

        assertThat(facts.state()).isEqualTo("ready");
        assertThat(facts.perSecond()).isEqualTo(OptionalDouble.of(30.0));
        assertThat(facts.booked("in")).isEqualTo(180);
        assertThat(facts.lagRecords()).as("each tells of the whole group").hasValue(7);
    }

    @Test
    void oneReplicaThatDoesNotAnswerIsToldWhileOthersCount() {
        var gone = new Look(1, List.of(), new Scrape(List.of()), null, "Connection refused");
        var both = Look.together(List.of(look(1, 5, 5), gone));

        var facts = StageWatch.facts("enricher", AT, both, both);

        assertThat(facts.state()).isEqualTo("unready");
        assertThat(facts.why()).isEqualTo("1 of 2: Connection refused");
        assertThat(facts.booked("in")).isEqualTo(5);
    }

    @Test
    void nothingIsIdleThatHasNotSaidSo() {
        var enricher = StageWatch.facts("enricher", AT, look(0, 1, 1), look(1, 1, 1));

        assertThat(StageWatch.isIdle(List.of(enricher))).isFalse();
        assertThat(StageWatch.isIdle(List.of(StageFacts.unknown("enricher", "away", null))))
                .isFalse();
    }

    private static Look look(long at, int in, int good) {
        var metrics =
                """
                freshet_ledger_events_total{outcome="in",stage="enricher"} %1$d
                freshet_ledger_events_total{outcome="good",stage="enricher"} %2$d
                freshet_ledger_difference{stage="enricher"} 0.0
                freshet_lag_records{partition="0",service="enricher",topic="t"} 7
                freshet_stream_e2e_latency_seconds_bucket{stage="enricher",le="0.01"} %2$d
                freshet_stream_e2e_latency_seconds_bucket{stage="enricher",le="+Inf"} %2$d
                """
                        .formatted(in, good);
        var services = List.of(new ServiceLine("enricher", "ready", ""));
        return new Look(at, services, Scrape.parse(metrics), null, null);
    }
}
