package io.freshet.collector.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.freshet.collector.settings.RateLimitSettings.Rate;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TokenBucketsTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /** Close to where a nanosecond clock starts over. */
    private long now = Long.MAX_VALUE - SECOND / 2;

    @Test
    void aBurstGoesThroughAndThenOneForEveryTokenThatIsAdded() {
        var buckets = buckets(10, 3, 100);

        assertThat(buckets.take("a")).isZero();
        assertThat(buckets.take("a")).isZero();
        assertThat(buckets.take("a")).isZero();
        assertThat(buckets.take("a")).isEqualTo(SECOND / 10);
        now += SECOND / 10;
        assertThat(buckets.take("a")).isZero();
        assertThat(buckets.take("a")).isEqualTo(SECOND / 10);
    }

    @Test
    void beingRefusedCostsNothing() {
        var buckets = buckets(1, 1, 100);
        buckets.take("a");
        for (var i = 0; i < 1000; i++) {
            assertThat(buckets.take("a")).isEqualTo(SECOND);
        }
        now += SECOND;

        assertThat(buckets.take("a")).isZero();
    }

    @Test
    void keysDoNotShareTokens() {
        var buckets = buckets(1, 1, 100);
        buckets.take("a");

        assertThat(buckets.take("b")).isZero();
        assertThat(buckets.take("a")).isPositive();
    }

    @Test
    void neverLetsMoreThroughThanBurstAndRate() {
        var random = new Random(3);
        var buckets = buckets(20, 5, 100);
        var start = now;
        var through = 0;
        for (var i = 0; i < 100_000; i++) {
            now += random.nextInt(5_000_000);
            through += buckets.take("a") == 0 ? 1 : 0;

            assertThat(through).isLessThanOrEqualTo((int) (5 + 20 * (now - start) / SECOND + 1));
        }
        assertThat(through).isGreaterThanOrEqualTo((int) (20 * (now - start) / SECOND));
    }

    @Test
    void theTableIsBoundedAndFullBucketsMakeRoom() {
        var buckets = buckets(1, 1, 100);
        for (var i = 0; i < 10_000; i++) {
            assertThat(buckets.take("key" + i)).isZero();
        }

        assertThat(buckets.keys()).isEqualTo(100);
        assertThat(buckets.take("key5")).as("those in it still count").isPositive();

        now += 2 * SECOND;
        buckets.take("new");

        assertThat(buckets.keys()).isEqualTo(1);
        assertThat(buckets.take("new")).isPositive();
    }

    private TokenBuckets buckets(double perSecond, int burst, int maxKeys) {
        return new TokenBuckets(new Rate(true, perSecond, burst), maxKeys, () -> now);
    }
}
