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
 * @param afterwards closes what both use, when both are closed
 */
public record EventSinks(EventSink good, EventSink bad, Runnable afterwards)
        implements AutoCloseable {

    /** Two that share nothing that must be closed. */
    public EventSinks(EventSink good, EventSink bad) {
        this(good, bad, () -> {});
    }

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

    /** Closes both at the same time, because each may wait for brokers. */
    @Override
    public void close() {
        var closingBad = CompletableFuture.runAsync(bad::close, EventSinks::onItsOwn);
        good.close();
        closingBad.join();
        afterwards.run();
    }

    private static void onItsOwn(Runnable closing) {
        new Thread(closing, "close-bad").start();
    }

    private EventSink sink(OutputRecord record) {
        return record.stream() == Stream.GOOD ? good : bad;
    }
}
