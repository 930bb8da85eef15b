package io.freshet.enricher.asset;

/**
 * Something made of a file that may change while events are enriched.
 *
 * @param <T> what is made of the file
 */
@FunctionalInterface
public interface Asset<T> {

    /** The newest that could be read. Cheap; ask anew for each event. */
    T current();
}
