package io.freshet.iglu.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpRetryTest {

    @ParameterizedTest(name = "retry {0}, chance {1}: {2} ms")
    @CsvSource({
        "1, 1.0, 1000",
        "1, 0.25, 250",
        "2, 0.5, 1500",
        "3, 0.5, 3500",
        "3, 1.0, 5000",
        "9, 1, 5000"
    })
    void waitsGrowUpToTheLongest(int retry, double random, long millis) {
        assertThat(HttpRetry.DEFAULT.waitBefore(retry, random))
                .isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void aNegativeNumberOfRetriesIsAnError() {
        assertThatThrownBy(() -> new HttpRetry(-1, Duration.ZERO, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
