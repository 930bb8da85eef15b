package io.freshet.enricher.topology;

import io.freshet.event.iglu.SchemaKey;
import io.freshet.iglu.IgluClient;
import io.freshet.iglu.registry.RegistryActivity;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is held because registries do not answer: in metrics, in a sentence for {@code /ready}, and
 * in the log, with one line when it begins, one when it ends, and a reminder now and then.
 * Thread-safe.
 */
public final class HoldLog {

    private static final Logger LOGGER = LoggerFactory.getLogger(HoldLog.class);
    private static final Duration REMIND_EVERY = Duration.ofMinutes(10);

    private final IgluClient iglu;
    private final InstantSource clock;
    private final Counter retries;
    private final Map<Object, Hold> holds = new HashMap<>();
    private Duration finished = Duration.ZERO;
    private Instant told = Instant.EPOCH;

    /**
     * Registers the meters.
     *
     * @param iglu knows which registry does not answer
     */
    public HoldLog(IgluClient iglu, MeterRegistry meters, InstantSource clock) {
        this.iglu = iglu;
        this.clock = clock;
        Gauge.builder("freshet_enricher_held_partitions", this, HoldLog::partitions)
                .description("Partitions that wait for a registry")
                .register(meters);
        Gauge.builder("freshet_enricher_held_payloads", this, HoldLog::payloads)
                .description("Payloads of theirs in memory")
                .register(meters);
        FunctionCounter.builder("freshet_enricher_hold_seconds", this, HoldLog::seconds)
                .description("Time that partitions were held, summed over them")
                .register(meters);
        retries =
                Counter.builder("freshet_enricher_hold_retries")
                        .description("Tries to go on with a held partition")
                        .register(meters);
    }

    private record Hold(Instant since, SchemaKey missing, int payloads) {}

    /** One sentence about what is held and why; empty where nothing is. */
    public synchronized Optional<String> sentence() {
        return holds.values().stream()
                .min((a, b) -> a.since.compareTo(b.since))
                .map(
                        oldest ->
                                "%s held since %s, waiting for %s: %s"
                                        .formatted(
                                                holds.size() == 1
                                                        ? "1 partition"
                                                        : holds.size() + " partitions",
                                                seconds(oldest.since),
                                                oldest.missing.toUri(),
                                                outages()));
    }

    synchronized void begun(Object holder, SchemaKey missing) {
        var isFirst = holds.isEmpty();
        holds.put(holder, new Hold(clock.instant(), missing, 1));
        if (isFirst) {
            warn("a registry does not answer; partitions are held until it does");
        }
    }

    /** Also while nothing changed. */
    synchronized void holds(Object holder, SchemaKey missing, int payloads) {
        holds.computeIfPresent(holder, (same, hold) -> new Hold(hold.since, missing, payloads));
    }

    synchronized void retried() {
        retries.increment();
        if (Duration.between(told, clock.instant()).compareTo(REMIND_EVERY) >= 0) {
            warn("partitions are still held");
        }
    }

    /** All that was held is enriched. */
    synchronized void ended(Object holder) {
        var hold = given(holder);
        if (hold != null && holds.isEmpty()) {
            LOGGER.atInfo()
                    .addKeyValue("held", Duration.between(hold.since, clock.instant()))
                    .log("the registries answer; no partition is held any more");
        }
    }

    /** The partition goes to another thread or process, or waits for the next start. */
    synchronized void handedOver(Object holder) {
        given(holder);
    }

    private @Nullable Hold given(Object holder) {
        var hold = holds.remove(holder);
        if (hold != null) {
            finished = finished.plus(Duration.between(hold.since, clock.instant()));
        }
        return hold;
    }

    private void warn(String what) {
        told = clock.instant();
        LOGGER.atWarn().addKeyValue("because", sentence().orElse("")).log(what);
    }

    private synchronized double partitions() {
        return holds.size();
    }

    private synchronized double payloads() {
        return holds.values().stream().mapToInt(Hold::payloads).sum();
    }

    private synchronized double seconds() {
        var now = clock.instant();
        var running =
                holds.values().stream()
                        .map(hold -> Duration.between(hold.since, now))
                        .reduce(Duration.ZERO, Duration::plus);
        return finished.plus(running).toMillis() / 1000.0;
    }

    private String outages() {
        return iglu.registries().stream()
                .flatMap(registry -> registry.outage().map(it -> words(registry, it)).stream())
                .collect(Collectors.joining("; "));
    }

    private static String words(RegistryActivity registry, RegistryActivity.Outage outage) {
        return "%s does not answer since %s (%s)"
                .formatted(registry.name(), seconds(outage.since()), outage.reason());
    }

    private static Instant seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }
}
