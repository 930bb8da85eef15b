package io.freshet.runtime.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class StageLatencyTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final Meters meters = Meters.bare();
    private final StageLatency latency = StageLatency.of("some", meters.registry(), () -> NOW);

    @Test
    void anEventIsAsOldAsItsRecord() {
        latency.ended(NOW.minusMillis(400).toEpochMilli());

        assertThat(meters.scrape())
                .contains(
                        "freshet_stream_e2e_latency_seconds_bucket{stage=\"some\",le=\"0.25\"} 0",
                        "freshet_stream_e2e_latency_seconds_bucket{stage=\"some\",le=\"0.5\"} 1",
                        "freshet_stream_e2e_latency_seconds_bucket{stage=\"some\",le=\"86400.0\"} 1",
                        "freshet_stream_e2e_latency_seconds_count{stage=\"some\"} 1",
                        "freshet_stream_e2e_latency_seconds_sum{stage=\"some\"} 0.4");
    }

    @Test
    void aCollectorWhoseClockIsAheadMakesNoNegativeAge() {
        latency.ended(NOW.plusSeconds(5).toEpochMilli());

        assertThat(meters.scrape())
                .contains(
                        "freshet_stream_e2e_latency_seconds_bucket{stage=\"some\",le=\"0.01\"} 1",
                        "freshet_stream_e2e_latency_seconds_sum{stage=\"some\"} 0.0");
    }
}
