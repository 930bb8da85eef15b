package io.freshet.loader.pg.lane;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BatchLimitsTest {

    private final BatchLimits limits =
            new BatchLimits(new BatchSettings(1000, 4096, Duration.ZERO));

    @Test
    void eachBatchThatIsTooLargeHalvesThem() {
        limits.halve();
        limits.halve();

        assertThat(limits.maxEvents()).isEqualTo(250);
        assertThat(limits.maxBytes()).isEqualTo(1024);
    }

    @Test
    void oneEventIsTheLeast() {
        for (int i = 0; i < 100; i++) {
            limits.halve();
        }

        assertThat(limits.maxEvents()).isEqualTo(1);
        assertThat(limits.maxBytes()).isPositive();
    }

    @Test
    void successesInARowDoubleThemAgainUpToWhatIsConfigured() {
        limits.halve();
        succeed(BatchLimits.PROBATION - 1);
        assertThat(limits.maxEvents()).isEqualTo(500);

        succeed(1);
        assertThat(limits.maxEvents()).isEqualTo(1000);

        succeed(BatchLimits.PROBATION);
        assertThat(limits.maxEvents()).isEqualTo(1000);
    }

    private void succeed(int times) {
        for (int i = 0; i < times; i++) {
            limits.succeeded();
        }
    }
}
