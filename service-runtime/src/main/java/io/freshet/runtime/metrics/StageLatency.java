package io.freshet.runtime.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/**
 * How old events are when a stage is done with them, as {@code
 * freshet_stream_e2e_latency_seconds{stage}}: the same histogram in all stages, so that what one of
 * them adds is the difference to the one before.
 */
public final class StageLatency {

    private static final Duration[] BOUNDS = {
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofMinutes(30),
        Duration.ofHours(3),
        Duration.ofDays(1)
    };

    private final Timer timer;
    private final InstantSource clock;

    private StageLatency(Timer timer, InstantSource clock) {
        this.timer = timer;
        this.clock = clock;
    }

    /**
     * Registers the histogram of a stage.
     *
     * @param stage its name in the ledger
     */
    public static StageLatency of(String stage, MeterRegistry registry) {
        return of(stage, registry, InstantSource.system());
    }

    static StageLatency of(String stage, MeterRegistry registry, InstantSource clock) {
        var timer =
                Timer.builder("freshet_stream_e2e_latency")
                        .description("Age of events when a stage is done with them")
                        .tag("stage", stage)
                        .serviceLevelObjectives(BOUNDS)
                        .register(registry);
        return new StageLatency(timer, clock);
    }

    /**
     * An event has come through the stage.
     *
     * @param writtenMillis when the collector wrote its record, by the collector's clock; all
     *     stages hand it on as their records' timestamp
     */
    public void ended(long writtenMillis) {
        timer.record(Math.max(0, clock.millis() - writtenMillis), TimeUnit.MILLISECONDS);
    }
}
