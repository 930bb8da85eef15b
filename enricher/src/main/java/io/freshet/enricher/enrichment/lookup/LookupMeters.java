package io.freshet.enricher.enrichment.lookup;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what comes of questions, for each configured enrichment. */
final class LookupMeters implements AutoCloseable {

    private static final String IN_FLIGHT = "freshet_enricher_lookup_in_flight";

    private final MeterRegistry registry;
    private final List<Meter> all = new ArrayList<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final Timer timer;
    private final Counter hits;
    private final Counter stale;
    private final Map<LookupFailure.Kind, Counter> failures =
            new EnumMap<>(LookupFailure.Kind.class);

    LookupMeters(MeterRegistry registry, String enrichment, Breaker breaker) {
        this.registry = registry;
        var tags = Tags.of("enrichment", enrichment, "instance", freeInstance(enrichment));
        timer =
                kept(
                        Timer.builder("freshet_enricher_lookup")
                                .description("Time that servers take to answer")
                                .tags(tags)
                                .register(registry));
        hits =
                kept(
                        Counter.builder("freshet_enricher_lookup_cache_hits")
                                .description("Questions that were answered from memory")
                                .tags(tags)
                                .register(registry));
        stale =
                kept(
                        Counter.builder("freshet_enricher_lookup_stale")
                                .description("Failures in place of which an old answer was used")
                                .tags(tags)
                                .register(registry));
        for (var kind : LookupFailure.Kind.values()) {
            failures.put(
                    kind,
                    kept(
                            Counter.builder("freshet_enricher_lookup_failures")
                                    .description("Questions without an answer")
                                    .tags(tags)
                                    .tag("kind", kind.tag())
                                    .register(registry)));
        }
        kept(
                Gauge.builder("freshet_enricher_lookup_breaker", breaker, b -> b.state().ordinal())
                        .description("0 asks, 1 tries whether the server is back, 2 does not ask")
                        .tags(tags)
                        .strongReference(true)
                        .register(registry));
        kept(
                Gauge.builder(IN_FLIGHT, inFlight, AtomicInteger::get)
                        .description("Questions under way")
                        .tags(tags)
                        .strongReference(true)
                        .register(registry));
    }

    /** The first number that no other configuration of the enrichment has. */
    private String freeInstance(String enrichment) {
        int instance = 1;
        while (registry.find(IN_FLIGHT)
                        .tags("enrichment", enrichment, "instance", Integer.toString(instance))
                        .gauge()
                != null) {
            instance++;
        }
        return Integer.toString(instance);
    }

    private <M extends Meter> M kept(M meter) {
        all.add(meter);
        return meter;
    }

    void begun() {
        inFlight.incrementAndGet();
    }

    void ended() {
        inFlight.decrementAndGet();
    }

    void took(Duration time) {
        timer.record(time);
    }

    void hit() {
        hits.increment();
    }

    void usedOld() {
        stale.increment();
    }

    void failed(LookupFailure.Kind kind) {
        failures.getOrDefault(kind, hits).increment();
    }

    /** Takes the meters away. */
    @Override
    public void close() {
        all.forEach(registry::remove);
    }
}
