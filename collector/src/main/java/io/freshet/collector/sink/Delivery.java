package io.freshet.collector.sink;

import io.freshet.collector.size.OutputRecord;
import io.freshet.collector.spool.Placement;
import io.freshet.collector.spool.Position;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/**
 * One record on its way: to the brokers and, where these do not take it in time, to the spool.
 * Completes when it is safe in one of them; fails when it is in neither.
 */
final class Delivery extends CompletableFuture<Void> implements Callback, Placement {

    private final KafkaSink sink;
    private volatile long sinceNanos;
    private @Nullable OutputRecord record;
    private Word word = Word.NONE;
    private boolean diverted;
    private boolean accepted;
    private boolean answered;
    private @Nullable Exception failure;

    /** What the brokers said about a record. */
    enum Word {
        /** Nothing yet. */
        NONE,
        /** They have it. */
        ACKNOWLEDGED,
        /** The producer gave up; they may have it all the same. */
        FAILED
    }

    Delivery(KafkaSink sink, OutputRecord record) {
        this.sink = sink;
        this.record = record;
        this.sinceNanos = System.nanoTime();
    }

    /** The producer has taken it; from now on the brokers may have it. */
    void accepted() {
        accepted = true;
    }

    /** Whether the brokers may have it although they did not say so. */
    synchronized boolean isDoubtful() {
        return accepted && word == Word.FAILED;
    }

    /**
     * Marks that the request is answered already.
     *
     * @return false where it must not be, because nobody took the record
     */
    synchronized boolean answer() {
        answered = !isCompletedExceptionally();
        return answered;
    }

    /**
     * Fails.
     *
     * @return whether the request was answered before, so that nobody has the record any more
     */
    synchronized boolean lose(SinkFailure why) {
        return completeExceptionally(why) && answered;
    }

    synchronized Word word() {
        return word;
    }

    boolean hasWaited(long nanos) {
        return System.nanoTime() - sinceNanos > nanos;
    }

    @Override
    public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception problem) {
        if (problem == null) {
            synchronized (this) {
                word = Word.ACKNOWLEDGED;
                record = null;
            }
            sink.acknowledged();
            complete(null);
        } else {
            failed(problem);
        }
    }

    /** Takes the record away from the waiting ones, for the spool; null where it waits no more. */
    synchronized @Nullable OutputRecord divert() {
        if (diverted || word == Word.ACKNOWLEDGED || isDone()) {
            return null;
        }
        diverted = true;
        return record;
    }

    @Override
    public void stored(Position place) {
        synchronized (this) {
            record = null;
            if (accepted) {
                sink.stored(place, this);
            }
        }
        complete(null);
    }

    @Override
    public void refused(Refusal reason) {
        Exception cause;
        synchronized (this) {
            if (word == Word.ACKNOWLEDGED) {
                return;
            }
            if (word == Word.NONE && accepted) {
                // The brokers may still take it, and the spool when the time is up again.
                diverted = false;
                sinceNanos = System.nanoTime();
                sink.waitFor(this);
                return;
            }
            cause = failure;
        }
        sink.lose(this, SinkFailure.of(reason, cause));
    }

    private void failed(Exception problem) {
        synchronized (this) {
            word = Word.FAILED;
            failure = problem;
            if (diverted || isDone()) {
                return;
            }
        }
        sink.failed(this, problem);
    }
}
