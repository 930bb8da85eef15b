package io.freshet.loader.pg.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff =
            new Backoff(new RetrySettings(Duration.ofMillis(100), Duration.ofMillis(350)));

    @Test
    void eachWaitIsTwiceTheLastUpToTheLimit() {
        assertThat(backoff.afterFailure()).hasMillis(100);
        assertThat(backoff.afterFailure()).hasMillis(200);
        assertThat(backoff.afterFailure()).hasMillis(350);
        assertThat(backoff.afterFailure()).hasMillis(350);
    }

    @Test
    void successBeginsAnew() {
        backoff.afterFailure();
        backoff.reset();

        assertThat(backoff.afterFailure()).hasMillis(100);
    }
}
