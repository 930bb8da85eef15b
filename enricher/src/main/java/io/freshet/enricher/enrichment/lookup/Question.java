package io.freshet.enricher.enrichment.lookup;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A question on its way, shared by all events that have it. Its answer is settled once: by the
 * thread that asks, or by the clock.
 */
final class Question<K, V> {

    private final K key;
    private final CompletableFuture<Answer<V>> answer = new CompletableFuture<>();
    private final AtomicBoolean isSettled = new AtomicBoolean();
    private @Nullable Thread asking;

    Question(K key) {
        this.key = key;
    }

    K key() {
        return key;
    }

    CompletableFuture<Answer<V>> answer() {
        return answer;
    }

    /** Whether the caller is the one to settle it. */
    boolean settles() {
        return isSettled.compareAndSet(false, true);
    }

    synchronized void begin() {
        asking = Thread.currentThread();
    }

    /** After this nobody interrupts the thread on behalf of the question. */
    synchronized void end() {
        asking = null;
        Thread.interrupted(); // meant for the question that is over
    }

    synchronized void interrupt() {
        if (asking != null) {
            asking.interrupt();
        }
    }
}
