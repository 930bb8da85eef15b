package io.freshet.enricher.topology;

import io.freshet.enricher.registry.ReachableSchemas;
import io.freshet.iglu.IgluClient;
import io.freshet.runtime.streams.hold.HeldPartitions;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;

/** What holding takes, over a given client. */
final class Holdings {

    private Holdings() {}

    static Holding of(IgluClient iglu, MeterRegistry meters) {
        return new Holding(
                new HeldPartitions(),
                new ReachableSchemas(iglu),
                new HoldLog(iglu, meters, InstantSource.system()));
    }
}
