package io.freshet.runtime.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class StageLedgerTest {

    private final AtomicLong in = new AtomicLong();
    private final AtomicLong good = new AtomicLong();
    private final AtomicLong bad = new AtomicLong();
    private final AtomicLong inFlight = new AtomicLong();
    private final StageLedger ledger =
            StageLedger.of("some", in::get)
                    .end("good", good::get)
                    .end("bad", bad::get)
                    .inFlight(inFlight::get);

    @Test
    void whatEndedAndWhatIsUnderWayMakeUpWhatCameIn() {
        in.set(10);
        good.set(6);
        bad.set(1);
        inFlight.set(3);

        assertThat(ledger.difference()).isZero();
    }

    @Test
    void aLostEventAndOneThatEndedTwiceShow() {
        in.set(10);
        good.set(9);
        assertThat(ledger.difference()).isEqualTo(1);

        good.set(11);
        assertThat(ledger.difference()).isEqualTo(-1);
    }

    @Test
    void aLookInTheMiddleOfTheWorkIsTakenAgain() {
        var looks = new AtomicInteger();
        var busy =
                StageLedger.of("busy", () -> looks.incrementAndGet() <= 3 ? looks.get() : 4)
                        .end("good", () -> looks.get() <= 3 ? 0 : 4);

        assertThat(busy.difference()).isZero();
    }

    @Test
    void isShownForEachOutcome() {
        in.set(2);
        good.set(1);
        bad.set(1);
        try (var meters = Meters.bare()) {
            ledger.show(meters.registry());
            assertThat(meters.scrape())
                    .contains("freshet_ledger_events_total{outcome=\"in\",stage=\"some\"} 2.0")
                    .contains("freshet_ledger_events_total{outcome=\"good\",stage=\"some\"} 1.0")
                    .contains("freshet_ledger_events_total{outcome=\"bad\",stage=\"some\"} 1.0")
                    .contains("freshet_ledger_in_flight{stage=\"some\"} 0.0")
                    .contains("freshet_ledger_difference{stage=\"some\"} 0.0");
        }
    }
}
