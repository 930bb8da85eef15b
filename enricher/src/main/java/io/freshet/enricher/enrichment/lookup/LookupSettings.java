package io.freshet.enricher.enrichment.lookup;

/**
 * How servers are asked, where an enrichment's own configuration does not say.
 *
 * @param concurrency most look-ups of one enrichment at a time
 */
public record LookupSettings(int concurrency) {

    /** As many as a small server bears. */
    public static final LookupSettings DEFAULT = new LookupSettings(16);
}
