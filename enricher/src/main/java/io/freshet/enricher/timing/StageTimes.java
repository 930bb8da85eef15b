package io.freshet.enricher.timing;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Measures how long events spend in each stage, of one payload in {@value #ONE_IN}: a look at the
 * clock between any two steps of every event would cost more than some of the steps. Payloads are
 * picked by chance, so that what comes regularly is neither missed nor met each time. Safe from any
 * thread.
 */
public final class StageTimes {

    /** Nothing is measured. */
    public static final StageTimes NONE = new StageTimes(null, () -> false, () -> 0);

    private static final int ONE_IN = 64;

    /** From a step that reads a field to a server that is waited for. */
    private static final Duration[] BOUNDS = {
        Duration.ofNanos(1_000),
        Duration.ofNanos(10_000),
        Duration.ofNanos(100_000),
        Duration.ofMillis(1),
        Duration.ofMillis(10),
        Duration.ofMillis(100),
        Duration.ofSeconds(1)
    };

    private final @Nullable MeterRegistry registry;
    private final BooleanSupplier isPicked;
    private final LongSupplier nanoClock;
    private final Map<String, Timer> timers = new ConcurrentHashMap<>();

    private StageTimes(
            @Nullable MeterRegistry registry, BooleanSupplier isPicked, LongSupplier nanoClock) {
        this.registry = registry;
        this.isPicked = isPicked;
        this.nanoClock = nanoClock;
    }

    /** Shown as {@code freshet_enricher_stage_seconds}. */
    public static StageTimes in(MeterRegistry registry) {
        return new StageTimes(
                registry, () -> ThreadLocalRandom.current().nextInt(ONE_IN) == 0, System::nanoTime);
    }

    /** Of every payload, by another clock. */
    public static StageTimes ofAll(MeterRegistry registry, LongSupplier nanoClock) {
        return new StageTimes(registry, () -> true, nanoClock);
    }

    /** A payload's first stage begins. */
    public Lap begin() {
        return isPicked.getAsBoolean() ? new Lap(this, nanoClock) : Lap.UNTIMED;
    }

    void record(String stage, long nanos) {
        if (registry != null) {
            timers.computeIfAbsent(stage, name -> timer(registry, name))
                    .record(Duration.ofNanos(nanos));
        }
    }

    private static Timer timer(MeterRegistry registry, String stage) {
        return Timer.builder("freshet_enricher_stage")
                .description("Time of a stage, of some payloads")
                .tag("stage", stage)
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
    }
}
