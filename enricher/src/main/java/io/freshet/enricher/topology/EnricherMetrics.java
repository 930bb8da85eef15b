package io.freshet.enricher.topology;

import io.freshet.enricher.pipeline.EnrichedLine;
import io.freshet.event.badrow.BadRow;
import io.freshet.event.badrow.BadRowJson;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The ledger of the enricher. A record holds one or more events, so the sum to check is {@code
 * events = good + bad + dropped}. PII and failed events come beside these and are counted apart.
 */
public final class EnricherMetrics {

    private final MeterRegistry registry;
    private final Map<String, Counter> bad = new ConcurrentHashMap<>();
    private final Map<String, Counter> dropped = new ConcurrentHashMap<>();
    private final Counter records;
    private final Counter events;
    private final Counter good;
    private final Counter tooLong;
    private final Counter pii;
    private final Counter piiTooLarge;
    private final Counter failed;
    private final Counter failedTooLarge;
    private final Counter defects;

    /** Registers the counters. */
    public EnricherMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.records = counter("freshet_enricher_raw", "Collector payloads read");
        this.events = counter("freshet_enricher_events", "Events found in them");
        this.good = counter("freshet_enricher_good", "Enriched events written");
        this.tooLong =
                counter(
                        "freshet_enricher_good_too_long",
                        "Of the good events those with a field longer than its limit");
        this.pii = counter("freshet_enricher_pii", "PII events written");
        this.piiTooLarge =
                counter(
                        "freshet_enricher_pii_too_large",
                        "PII events left out because they are larger than a record may be");
        this.failed = counter("freshet_enricher_failed", "Failed events written");
        this.failedTooLarge =
                counter(
                        "freshet_enricher_failed_too_large",
                        "Failed events left out because they are larger than a record may be");
        this.defects = counter("freshet_enricher_defects", "Defects met; each is a generic_error");
    }

    void countRecord(int eventsFound) {
        records.increment();
        events.increment(eventsFound);
    }

    void countGood(EnrichedLine line) {
        good.increment();
        if (!line.withinLimits()) {
            tooLong.increment();
        }
    }

    /** Counts by the name of the row's schema. */
    void countBad(BadRow row) {
        bad.computeIfAbsent(BadRowJson.schema(row).name(), this::badCounter).increment();
    }

    private Counter badCounter(String type) {
        return Counter.builder("freshet_enricher_bad")
                .description("Bad rows written")
                .tag("type", type)
                .register(registry);
    }

    void countDropped(String reason) {
        dropped.computeIfAbsent(reason, this::droppedCounter).increment();
    }

    private Counter droppedCounter(String reason) {
        return Counter.builder("freshet_enricher_dropped")
                .description("Events that are wanted nowhere")
                .tag("reason", reason)
                .register(registry);
    }

    void countPii() {
        pii.increment();
    }

    void countPiiTooLarge() {
        piiTooLarge.increment();
    }

    void countFailed() {
        failed.increment();
    }

    void countFailedTooLarge() {
        failedTooLarge.increment();
    }

    void countDefect() {
        defects.increment();
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }
}
