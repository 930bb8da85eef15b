package io.freshet.enricher.enrichment;

/** A configuration that cannot be used, in words that name the enrichment and need no more. */
final class RefusedConfig extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    RefusedConfig(String words) {
        super(words);
    }
}
