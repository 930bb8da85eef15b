package io.freshet.iglu.resolver;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Lets only one thread at a time work on a key; the others wait for its result. */
final class SingleFlight<K, V> {

    private final ConcurrentHashMap<K, CompletableFuture<V>> flights = new ConcurrentHashMap<>();

    /** The work's result, from this thread or from the one that is already at it. */
    V run(K key, Supplier<V> work) {
        var mine = new CompletableFuture<V>();
        var other = flights.putIfAbsent(key, mine);
        if (other != null) {
            return other.join();
        }
        try {
            var result = work.get();
            mine.complete(result);
            return result;
        } catch (RuntimeException | Error bug) {
            mine.completeExceptionally(bug);
            throw bug;
        } finally {
            flights.remove(key, mine);
        }
    }
}
