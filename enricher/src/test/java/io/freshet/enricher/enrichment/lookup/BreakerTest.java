package io.freshet.enricher.enrichment.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.enricher.enrichment.lookup.Breaker.State;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BreakerTest {

    private static final Duration BACKOFF = Duration.ofSeconds(5);

    private final FakeTicker ticker = new FakeTicker();
    private final Breaker breaker = new Breaker(3, BACKOFF, ticker);

    @Test
    void opensWhenFailuresOutnumberAnswersByTheThreshold() {
        fail(2);
        breaker.answered();
        fail(1);
        assertThat(breaker.admits()).isTrue();

        fail(1);

        assertThat(breaker.state()).isEqualTo(State.OPEN);
        assertThat(breaker.admits()).isFalse();
    }

    @Test
    void answersOfLongAgoDoNotHideAnOutage() {
        for (int i = 0; i < 1_000; i++) {
            breaker.answered();
        }
        fail(3);
        assertThat(breaker.isResting()).isTrue();
    }

    @Test
    void oneQuestionTriesAfterTheBackoffAndTheOthersGoOnFailing() {
        fail(3);
        ticker.advance(BACKOFF.minusNanos(1));
        assertThat(breaker.admits()).isFalse();

        ticker.advance(Duration.ofNanos(1));

        assertThat(breaker.isResting()).isFalse();
        assertThat(breaker.admits()).isTrue();
        assertThat(breaker.state()).isEqualTo(State.TRYING);
        assertThat(breaker.admits()).isFalse();
    }

    @Test
    void closesWhenTheTrialIsAnsweredAndForgetsTheFailures() {
        fail(3);
        ticker.advance(BACKOFF);
        breaker.admits();

        breaker.answered();
        fail(2);

        assertThat(breaker.state()).isEqualTo(State.CLOSED);
        assertThat(breaker.admits()).isTrue();
    }

    @Test
    void opensForAnotherBackoffWhenTheTrialFails() {
        fail(3);
        ticker.advance(BACKOFF);
        breaker.admits();

        fail(1);

        assertThat(breaker.admits()).isFalse();
        ticker.advance(BACKOFF);
        assertThat(breaker.admits()).isTrue();
    }

    @Test
    void answersToWhatWasAskedBeforeTheRestDoNotEndIt() {
        fail(3);
        breaker.answered();
        assertThat(breaker.admits()).isFalse();
    }

    @Test
    void tellsWhyNothingIsAsked() {
        fail(3);
        assertThat(breaker.reason()).contains("5000 ms").contains("Connection refused");
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            breaker.failed("Connection refused");
        }
    }
}
