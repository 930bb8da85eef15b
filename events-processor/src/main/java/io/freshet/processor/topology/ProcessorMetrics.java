package io.freshet.processor.topology;

import io.freshet.event.badrow.BadRow;
import io.freshet.event.badrow.BadRowJson;
import io.freshet.runtime.metrics.CounterFamily;
import io.freshet.runtime.metrics.StageLatency;
import io.freshet.runtime.metrics.StageLedger;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** The ledger of the events-processor: what came in equals what went out, good and bad. */
public final class ProcessorMetrics {

    private final Counter in;
    private final Counter good;
    private final CounterFamily bad;
    private final StageLatency latency;

    /** Registers the counters. */
    public ProcessorMetrics(MeterRegistry registry) {
        this.in =
                Counter.builder("freshet_processor_events_in")
                        .description("Enriched lines read")
                        .register(registry);
        this.good =
                Counter.builder("freshet_processor_events_good")
                        .description("JSON events written")
                        .register(registry);
        this.bad =
                new CounterFamily(
                        registry, "freshet_processor_events_bad", "Bad rows written", "type");
        this.latency = StageLatency.of("events-processor", registry);
        StageLedger.of("events-processor", in::count)
                .end("good", good::count)
                .end("bad", bad::sum)
                .show(registry);
    }

    /** A line's outcome is written; a line that must be read again is not counted. */
    void countIn() {
        in.increment();
    }

    /** The line's way here is over, which began when the collector wrote its raw record. */
    void countLatency(long recordMillis) {
        latency.ended(recordMillis);
    }

    void countGood() {
        good.increment();
    }

    /** Counts by the name of the row's schema. */
    void countBad(BadRow row) {
        bad.of(BadRowJson.schema(row).name()).increment();
    }
}
