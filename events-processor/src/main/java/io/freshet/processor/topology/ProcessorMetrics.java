package io.freshet.processor.topology;

import io.freshet.event.badrow.BadRow;
import io.freshet.event.badrow.BadRowJson;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** The ledger of the events-processor: what came in equals what went out, good and bad. */
public final class ProcessorMetrics {

    private static final String BAD = "freshet_processor_events_bad";

    private final MeterRegistry registry;
    private final Counter in;
    private final Counter good;

    /** Registers the counters. */
    public ProcessorMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.in =
                Counter.builder("freshet_processor_events_in")
                        .description("Enriched lines read")
                        .register(registry);
        this.good =
                Counter.builder("freshet_processor_events_good")
                        .description("JSON events written")
                        .register(registry);
    }

    void countIn() {
        in.increment();
    }

    void countGood() {
        good.increment();
    }

    /** Counts by the name of the row's schema. */
    void countBad(BadRow row) {
        Counter.builder(BAD)
                .description("Bad rows written")
                .tag("type", BadRowJson.schema(row).name())
                .register(registry)
                .increment();
    }
}
