package io.freshet.cli.send;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.cli.send.Sample.End;
import org.junit.jupiter.api.Test;

class JourneyTest {

    private static final Sample GOOD = new Sample("page view", "id-1", "{}", End.ROW);

    @Test
    void tellsWhenTheEventWasWhereAndHowItEnded() {
        var journey = new Journey(GOOD);
        journey.seen("collected", 3);
        journey.seen("enriched", 90);

        journey.ended(End.ROW, "row", 140, "atomic.events");

        assertThat(journey.isAsItShould()).isTrue();
        assertThat(journey.text())
                .isEqualToNormalizingNewlines(
                        """
                        page view     id-1
                          collected 3 ms, enriched 90 ms, row 140 ms
                          atomic.events
                        """);
    }

    @Test
    void anEventInTheWrongPlaceIsMarked() {
        var journey = new Journey(GOOD);

        journey.ended(End.BAD_ROW, "bad row", 100, "snowplow_parsed_bad: why");

        assertThat(journey.hasEnded()).isTrue();
        assertThat(journey.isAsItShould()).isFalse();
        assertThat(journey.text()).contains("snowplow_parsed_bad: why   <- not where it should be");
    }

    @Test
    void theFirstSightOfAStageAndTheFirstEndCount() {
        var journey = new Journey(GOOD);
        journey.seen("enriched", 10);
        journey.seen("enriched", 20);
        journey.ended(End.ROW, "row", 30, "first");
        journey.ended(End.BAD_ROW, "bad row", 40, "second");

        assertThat(journey.text()).contains("enriched 10 ms, row 30 ms").contains("first");
        assertThat(journey.isAsItShould()).isTrue();
    }

    @Test
    void anEventThatDidNotEndSaysSo() {
        var journey = new Journey(GOOD);
        journey.seen("collected", 3);

        assertThat(journey.hasEnded()).isFalse();
        assertThat(journey.text()).contains("not seen since");
    }
}
