package io.freshet.collector.sink;

import io.freshet.collector.size.OutputRecord;
import io.freshet.collector.size.OutputRecord.Stream;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Both streams.
 *
 * @param good takes payloads
 * @param bad takes bad rows
 */
public record EventSinks(EventSink good, EventSink bad) implements AutoCloseable {

    /** Takes all records of a request; completes when all are safe, fails when one is not. */
    public CompletableFuture<Void> deliver(List<OutputRecord> records) {
        if (records.size() == 1) {
            return sink(records.get(0)).deliver(records.get(0));
        }
        return CompletableFuture.allOf(
                records.stream()
                        .map(record -> sink(record).deliver(record))
                        .toArray(CompletableFuture<?>[]::new));
    }

    /** Whether both are healthy. */
    public boolean isHealthy() {
        return good.isHealthy() && bad.isHealthy();
    }

    @Override
    public void close() {
        good.close();
        bad.close();
    }

    private EventSink sink(OutputRecord record) {
        return record.stream() == Stream.GOOD ? good : bad;
    }
}
