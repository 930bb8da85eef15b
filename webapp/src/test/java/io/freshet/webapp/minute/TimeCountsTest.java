package io.freshet.webapp.minute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TimeCountsTest {

    private static final long NOW = 1_800_000_000_000L;
    private static final long MINUTE = 60_000;

    private final TimeCounts counts = new TimeCounts();

    @Test
    void whatIsOutsideTheWindowDoesNotCount() {
        counts.add(NOW);
        counts.add(NOW - 14 * MINUTE);
        counts.add(NOW - 16 * MINUTE);
        counts.add(NOW - 59 * MINUTE);
        counts.add(NOW - 61 * MINUTE);
        counts.add(NOW - 23 * 60 * MINUTE);
        counts.add(NOW - 25 * 60 * MINUTE);

        assertThat(counts.sum(Window.QUARTER, NOW)).isEqualTo(2);
        assertThat(counts.sum(Window.HOUR, NOW)).isEqualTo(4);
        assertThat(counts.sum(Window.DAY, NOW)).isEqualTo(6);
    }

    @Test
    void historyMayComeAfterWhatIsNewer() {
        counts.add(NOW);
        counts.add(NOW - 10 * MINUTE, 3);

        assertThat(counts.sum(Window.QUARTER, NOW)).isEqualTo(4);
    }

    @Test
    void oldCountsGoAsTimeGoesOn() {
        counts.add(NOW, 5);
        counts.add(NOW + 48 * 60 * MINUTE);

        assertThat(counts.sum(Window.DAY, NOW + 48 * 60 * MINUTE)).isOne();
        assertThat(counts.sum(Window.DAY, NOW + 200 * 60 * MINUTE * 24)).isZero();
    }

    @Test
    void aSeriesAddsUpToTheSum() {
        var random = new Random(7);
        for (var i = 0; i < 10_000; i++) {
            counts.add(NOW - random.nextLong(25 * 60 * MINUTE));
        }

        for (var window : Window.values()) {
            for (var points : new int[] {60, window.chartPoints()}) {
                var series = counts.series(window, points, NOW);

                assertThat(series).hasSize(points);
                assertThat(Arrays.stream(series).asLongStream().sum())
                        .isEqualTo(counts.sum(window, NOW));
            }
        }
    }

    @Test
    void namesBeyondTheLimitCountTogether() {
        var names = new NamedCounts(2);
        names.add("a", NOW);
        names.add("b", NOW);
        names.add("b", NOW);
        names.add("c", NOW);

        assertThat(names.top(5, Window.HOUR, NOW))
                .containsExactly(new NamedCounts.Named("b", 2), new NamedCounts.Named("a", 1));
        assertThat(names.others(Window.HOUR, NOW)).isOne();
    }
}
