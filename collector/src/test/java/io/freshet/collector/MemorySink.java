package io.freshet.collector;

import io.freshet.collector.sink.EventSink;
import io.freshet.collector.size.OutputRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Keeps records; a test decides about health and about what delivering comes to. */
public final class MemorySink implements EventSink {

    private final List<OutputRecord> records = new ArrayList<>();
    private volatile boolean healthy = true;
    private volatile Function<OutputRecord, CompletableFuture<Void>> outcomes =
            record -> CompletableFuture.completedFuture(null);

    @Override
    public synchronized CompletableFuture<Void> deliver(OutputRecord record) {
        records.add(record);
        return outcomes.apply(record);
    }

    /** The records since the last call. */
    public synchronized List<OutputRecord> take() {
        var taken = List.copyOf(records);
        records.clear();
        return taken;
    }

    /** What every delivery comes to from now on. */
    public void outcome(CompletableFuture<Void> next) {
        outcomes = record -> next;
    }

    /** What each delivery comes to from now on. */
    public void outcomes(Function<OutputRecord, CompletableFuture<Void>> next) {
        outcomes = next;
    }

    /** What {@link #isHealthy()} says from now on. */
    public void healthy(boolean now) {
        healthy = now;
    }

    @Override
    public boolean isHealthy() {
        return healthy;
    }

    @Override
    public void close() {
        // Nothing to let go of.
    }
}
