package io.freshet.enricher.enrichment.lookup;

/**
 * What came of a question.
 *
 * @param <V> the answer
 */
public sealed interface Answer<V> {

    /** There is one. */
    record Given<V>(V value) implements Answer<V> {}

    /** There is none. */
    record None<V>(LookupFailure why) implements Answer<V> {}
}
