package io.freshet.enricher.topology;

import io.freshet.enricher.pipeline.EnrichedLine;
import io.freshet.event.badrow.BadRow;
import io.freshet.event.badrow.BadRowJson;
import io.freshet.runtime.metrics.CounterFamily;
import io.freshet.runtime.metrics.StageLatency;
import io.freshet.runtime.metrics.StageLedger;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * The ledger of the enricher. A record holds one or more events, so the sum to check is {@code
 * events = good + bad + dropped}. PII and failed events come beside these and are counted apart.
 */
public final class EnricherMetrics {

    private final MeterRegistry registry;
    private final CounterFamily bad;
    private final CounterFamily dropped;
    private final Counter records;
    private final Counter events;
    private final Counter good;
    private final Counter goodBytes;
    private final Counter tooLong;
    private final Counter pii;
    private final Counter piiTooLarge;
    private final Counter failed;
    private final Counter failedTooLarge;
    private final Counter defects;
    private final StageLatency latency;
    private final Latencies latencies = new Latencies();

    /** Registers the counters. */
    public EnricherMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.bad = new CounterFamily(registry, "freshet_enricher_bad", "Bad rows written", "type");
        this.dropped =
                new CounterFamily(
                        registry,
                        "freshet_enricher_dropped",
                        "Events that are wanted nowhere",
                        "reason");
        this.records = counter("freshet_enricher_raw", "Collector payloads read");
        this.events = counter("freshet_enricher_events", "Events found in them");
        this.good = counter("freshet_enricher_good", "Enriched events written");
        this.goodBytes = counter("freshet_enricher_good_bytes", "Bytes of their lines");
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
        this.latency = StageLatency.of("enricher", registry);
        StageLedger.of("enricher", events::count)
                .end("good", good::count)
                .end("bad", bad::sum)
                .end("dropped", dropped::sum)
                .show(registry);
    }

    /** How long payloads and events took; nobody looks unless told. */
    Latencies latencies() {
        return latencies;
    }

    /**
     * The reference's counters.
     *
     * @param goodBytes what the lines of good events take
     * @param invalid good events that the canonical event's schema would refuse
     */
    record Counts(
            double raw,
            double good,
            double goodBytes,
            double bad,
            double failed,
            double dropped,
            double invalid) {

        Counts minus(Counts other) {
            return new Counts(
                    raw - other.raw,
                    good - other.good,
                    goodBytes - other.goodBytes,
                    bad - other.bad,
                    failed - other.failed,
                    dropped - other.dropped,
                    invalid - other.invalid);
        }
    }

    Counts counts() {
        return new Counts(
                records.count(),
                good.count(),
                goodBytes.count(),
                bad.sum(),
                failed.count(),
                dropped.sum(),
                tooLong.count());
    }

    /** All events of a payload are written. */
    void countRecord() {
        records.increment();
    }

    /** One event is written, or left out on purpose; an event that must be read again is not. */
    void countEvent() {
        events.increment();
    }

    /** The same event's way here is over, which began when the collector wrote its record. */
    void countLatency(long recordMillis) {
        latency.ended(recordMillis);
    }

    void countGood(EnrichedLine line) {
        good.increment();
        goodBytes.increment(line.bytes().length);
        latencies.written(line);
        if (!line.withinLimits()) {
            tooLong.increment();
        }
    }

    /** Counts by the name of the row's schema. */
    void countBad(BadRow row) {
        bad.of(BadRowJson.schema(row).name()).increment();
    }

    void countDropped(String reason) {
        dropped.of(reason).increment();
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
