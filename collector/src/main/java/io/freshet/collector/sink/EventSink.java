package io.freshet.collector.sink;

import io.freshet.collector.size.OutputRecord;
import java.util.concurrent.CompletableFuture;

/** Takes the records of one stream. Safe from any thread; never blocks the caller for long. */
public interface EventSink extends AutoCloseable {

    /**
     * Takes a record.
     *
     * @return completes when the record is safe; fails with {@link SinkFailure} when it is not
     */
    CompletableFuture<Void> deliver(OutputRecord record);

    /** Whether records are likely to be taken. */
    boolean isHealthy();

    /** Delivers what was taken and lets go. */
    @Override
    void close();
}
