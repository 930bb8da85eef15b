package io.freshet.enricher.enrichment.lookup;

/**
 * Asks a server. Thread-safe; called on threads of its own, and interrupted when the time is over.
 *
 * @param <K> the question, with {@code equals}
 * @param <V> the answer; shared by events, so nobody may change it
 */
@FunctionalInterface
public interface Source<K, V> {

    /**
     * Asks and waits for the answer.
     *
     * @throws LookupFailure when there is none
     * @throws InterruptedException when it was interrupted, at once
     */
    V ask(K question) throws LookupFailure, InterruptedException;
}
