package io.freshet.collector.sink;

import io.freshet.collector.spool.StoredRecord;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** A record of the spool on its way to the brokers. */
final class Sent implements Callback {

    private static final long LOOK_MILLIS = 100;
    private static final long LAST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final StoredRecord stored;
    private final boolean isNew;
    private final CompletableFuture<Void> outcome = new CompletableFuture<>();

    private Sent(StoredRecord stored, boolean isNew) {
        this.stored = stored;
        this.isNew = isNew;
    }

    /** One that is sent now. */
    static Sent now(StoredRecord stored) {
        return new Sent(stored, true);
    }

    /** One that the brokers have already. */
    static Sent before(StoredRecord stored) {
        var sent = new Sent(stored, false);
        sent.outcome.complete(null);
        return sent;
    }

    StoredRecord stored() {
        return stored;
    }

    /** Whether its acknowledgement tells how the brokers are now. */
    boolean isNew() {
        return isNew;
    }

    @Override
    public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception failure) {
        if (failure == null) {
            outcome.complete(null);
        } else {
            outcome.completeExceptionally(failure);
        }
    }

    /**
     * Waits for the brokers' word.
     *
     * @param hurry whether to wait a last moment only
     * @return null when they have it
     */
    @Nullable Throwable await(BooleanSupplier hurry) {
        var hurrySinceNanos = 0L;
        while (true) {
            try {
                outcome.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                return null;
            } catch (ExecutionException e) {
                return e.getCause();
            } catch (TimeoutException e) {
                var now = System.nanoTime();
                if (hurry.getAsBoolean()) {
                    hurrySinceNanos = hurrySinceNanos == 0 ? now : hurrySinceNanos;
                    if (now - hurrySinceNanos > LAST_WAIT_NANOS) {
                        return e;
                    }
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return e;
            }
        }
    }
}
