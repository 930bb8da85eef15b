package io.freshet.collector.sink;

import io.freshet.collector.size.OutputRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/**
 * Writes one line a record, {@code good|bad}, tab, key, tab, base64, flushed before the record
 * counts as safe. Both streams may share one.
 */
public final class StdoutSink implements EventSink {

    private final OutputStream out;

    /** Writes to the given stream, which it does not close. */
    public StdoutSink(OutputStream out) {
        this.out = out;
    }

    @Override
    public CompletableFuture<Void> deliver(OutputRecord record) {
        var line =
                record.stream().name().toLowerCase(Locale.ROOT)
                        + "\t"
                        + record.key()
                        + "\t"
                        + Base64.getEncoder().encodeToString(record.bytes())
                        + "\n";
        try {
            synchronized (out) {
                out.write(line.getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
            return CompletableFuture.completedFuture(null);
        } catch (IOException e) {
            return CompletableFuture.failedFuture(
                    new SinkFailure(SinkFailure.Reason.NOT_ACKNOWLEDGED, e));
        }
    }

    @Override
    public boolean isHealthy() {
        return true;
    }

    @Override
    public void close() {
        // The stream is the caller's, and every line is flushed.
    }
}
