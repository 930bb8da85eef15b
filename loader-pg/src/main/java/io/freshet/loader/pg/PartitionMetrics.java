package io.freshet.loader.pg;

import io.freshet.loader.pg.partition.UpkeepListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Figures of the upkeep of tables that are cut into parts. */
final class PartitionMetrics implements UpkeepListener {

    private final Counter made;
    private final Counter dropped;
    private final Counter moved;
    private final Counter postponed;

    PartitionMetrics(MeterRegistry registry) {
        this.made = parts(registry, "made");
        this.dropped = parts(registry, "dropped");
        this.moved =
                Counter.builder("freshet_loader_partition_rows_moved")
                        .description("Rows moved from a default part into one of their own")
                        .register(registry);
        this.postponed =
                Counter.builder("freshet_loader_partition_postponed")
                        .description("Upkeep that a lock or an error was in the way of")
                        .register(registry);
    }

    private static Counter parts(MeterRegistry registry, String change) {
        return Counter.builder("freshet_loader_partitions")
                .description("Parts of tables that upkeep made or dropped")
                .tag("change", change)
                .register(registry);
    }

    @Override
    public void made(long rows) {
        made.increment();
        moved.increment((double) rows);
    }

    @Override
    public void dropped() {
        dropped.increment();
    }

    @Override
    public void postponed() {
        postponed.increment();
    }
}
