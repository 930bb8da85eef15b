package io.freshet.enricher.enrichment;

/** Makes an enrichment from its configuration. */
@FunctionalInterface
interface EnrichmentFactory {

    /**
     * Makes it.
     *
     * @throws IllegalArgumentException when it cannot be made; says what is wrong and how to mend
     *     it
     */
    Enrichment make(EnrichmentConfig config, Facilities facilities);
}
