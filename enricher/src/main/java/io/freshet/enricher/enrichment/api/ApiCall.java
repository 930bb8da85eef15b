package io.freshet.enricher.enrichment.api;

import org.jspecify.annotations.Nullable;

/**
 * What is asked: the same address with the same body gets the same answer.
 *
 * @param uri whole address
 * @param body JSON; null where the method has none
 */
public record ApiCall(String uri, @Nullable String body) {}
